package dev.backendlab.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backendlab.kit.service.RunPrefix;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaTemplate;

/** What every source of Kafka has to hold. */
abstract class KafkaContract {

  /** The user's settings that lead to this source. */
  abstract Map<String, Object> settings();

  abstract boolean own();

  @Test
  void aPlainSpringApplicationSendsAndHears() throws Exception {
    try (var context = application()) {
      var server = context.getBean(KafkaServer.class);
      var template = template(context);
      var sent = template.send(server.named("letters"), "ada", "hello").get(30, TimeUnit.SECONDS);
      assertThat(sent.getRecordMetadata().partition()).isBetween(0, 2);
      assertThat(context.getBean(Application.class).heard.poll(30, TimeUnit.SECONDS))
          .isEqualTo("hello");
    }
  }

  @Test
  void theServerSaysWhatItIs() {
    try (var context = application()) {
      var server = context.getBean(KafkaServer.class);
      assertThat(server.isOwn()).isEqualTo(own());
      assertThat(server.version()).matches("4\\.\\d+(\\.\\d+)?");
      assertThat(server.address()).matches("127\\.0\\.0\\.1:\\d+");
    }
  }

  @Test
  void allApplicationsOfAJvmShareTheServerAndTheNames() {
    try (var one = application();
        var other = application()) {
      assertThat(one.getBean(KafkaServer.class)).isSameAs(other.getBean(KafkaServer.class));
      assertThat(one.getBean(KafkaServer.class).named("x"))
          .isEqualTo(other.getEnvironment().getProperty("lab.name") + "-x")
          .isEqualTo(RunPrefix.name() + "-x");
    }
  }

  @Test
  void aClaimMakesATopicReadsItAndSeesHowFarAGroupIs() throws Exception {
    try (var context = application()) {
      var server = context.getBean(KafkaServer.class);
      var topic = server.topic("parcels", 3);
      for (var parcel : List.of("one", "two", "three")) {
        template(context).send(topic, "ada", parcel).get(30, TimeUnit.SECONDS);
      }
      assertThat(server.read(topic))
          .extracting(ConsumerRecord::value)
          .containsExactly("one", "two", "three");
      assertThat(server.lag(server.named("nobody"), topic)).isEqualTo(3);
      template(context).send(server.named("letters"), "ada", "last").get(30, TimeUnit.SECONDS);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> server.lag(server.named("readers"), server.named("letters")) == 0);
    }
  }

  @SuppressWarnings("unchecked")
  static KafkaTemplate<String, String> template(ConfigurableApplicationContext context) {
    return context.getBean(KafkaTemplate.class);
  }

  ConfigurableApplicationContext application() {
    return application(settings());
  }

  static ConfigurableApplicationContext application(Map<String, Object> settings) {
    return new SpringApplicationBuilder(Application.class)
        .web(WebApplicationType.NONE)
        .bannerMode(org.springframework.boot.Banner.Mode.OFF)
        .logStartupInfo(false)
        .properties(settings)
        .run();
  }

  /** A topic and a listener, as any application has them. */
  @EnableAutoConfiguration
  static class Application {

    final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @Bean
    NewTopic letters(KafkaServer server) {
      return TopicBuilder.name(server.named("letters")).partitions(3).build();
    }

    @KafkaListener(
        topics = "${lab.name}-letters",
        groupId = "${lab.name}-readers",
        properties = "auto.offset.reset=earliest")
    void hear(String letter) {
      heard.add(letter);
    }
  }
}
