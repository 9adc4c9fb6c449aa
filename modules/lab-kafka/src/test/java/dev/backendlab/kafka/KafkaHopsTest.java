package dev.backendlab.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backendlab.kit.story.ToldHops;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class KafkaHopsTest {

  @Test
  void messagesAreCountedWhenKafkaHasTakenThemAndWhenTheyAreRead() throws Exception {
    try (var context = KafkaContract.application(Map.of("spring.application.name", "post"));
        var hops = ToldHops.listen()) {
      var letters = context.getBean(KafkaServer.class).named("letters");
      for (var letter : new String[] {"one", "two", "three"}) {
        KafkaContract.template(context).send(letters, "ada", letter).get(30, TimeUnit.SECONDS);
      }

      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() ->
              assertThat(hops.soFar())
                  .containsOnly(
                      Map.entry("post → Kafka: Kafka", 3L), Map.entry("Kafka → post: Kafka", 3L)));
    }
  }
}
