package dev.backendlab.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backendlab.kit.story.ToldHops;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.TopicBuilder;

class KafkaHopsTest {

  @Test
  void messagesAreCountedWhenKafkaHasTakenThemAndWhenTheyAreRead() throws Exception {
    try (var context =
            new SpringApplicationBuilder(PostOffice.class)
                .web(WebApplicationType.NONE)
                .properties(Map.of("spring.application.name", "post"))
                .run();
        var hops = ToldHops.listen()) {
      var postcards = context.getBean(KafkaServer.class).named("postcards");
      for (var postcard : new String[] {"one", "two", "three"}) {
        KafkaContract.template(context).send(postcards, "ada", postcard).get(30, TimeUnit.SECONDS);
      }

      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() ->
              assertThat(hops.soFar())
                  .containsOnly(
                      Map.entry("post → Kafka: Kafka", 3L), Map.entry("Kafka → post: Kafka", 3L)));
    }
  }

  /** The only reader of a topic of its own: what another test left unread would be counted here. */
  @EnableAutoConfiguration
  static class PostOffice {

    @Bean
    NewTopic postcards(KafkaServer server) {
      return TopicBuilder.name(server.named("postcards")).partitions(3).build();
    }

    @KafkaListener(
        topics = "${lab.name}-postcards",
        groupId = "${lab.name}-post-office",
        properties = "auto.offset.reset=earliest")
    void read(String postcard) {}
  }
}
