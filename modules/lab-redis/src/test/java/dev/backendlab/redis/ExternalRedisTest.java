package dev.backendlab.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendlab.kit.service.FreePorts;
import dev.backendlab.kit.service.OtherJvm;
import dev.backendlab.kit.service.RunPrefix;
import dev.backendlab.kit.service.ServiceUnavailable;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The user's server is one that the lab has started, and then is told of like any other. */
class ExternalRedisTest extends RedisContract {

  /** Ends with this JVM: what the contexts here leave on it is removed after the last test. */
  private static RedisServer theirs;

  @BeforeAll
  static void startTheirs() {
    theirs = RedisServer.start();
  }

  @Override
  Map<String, Object> settings() {
    return Map.of("spring.data.redis.url", theirs.uri());
  }

  @Override
  boolean own() {
    return false;
  }

  @Test
  void hostAndPortNameItAsWellAsTheUrl() {
    var settings = new HashMap<String, Object>();
    settings.put("spring.data.redis.host", theirs.host());
    settings.put("spring.data.redis.port", theirs.port());
    settings.put("spring.data.redis.password", theirs.password());
    try (var context = application(settings)) {
      assertThat(context.getBean(RedisServer.class).port()).isEqualTo(theirs.port());
      assertThat(context.getBean(StringRedisTemplate.class).hasKey("x")).isFalse();
    }
  }

  @Test
  void itCannotBeHurt() {
    try (var context = application()) {
      var server = context.getBean(RedisServer.class);
      for (var harm : List.<Runnable>of(server::stop, server::kill, server::pause)) {
        assertThatThrownBy(harm::run)
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("can't be hurt");
      }
    }
  }

  @Test
  void theUserCanInsistOnAnEmbeddedOne() {
    var settings = new HashMap<>(settings());
    settings.put("lab.services", "embedded");
    try (var context = application(settings)) {
      var server = context.getBean(RedisServer.class);
      assertThat(server.isOwn()).isTrue();
      var values = context.getBean(StringRedisTemplate.class).opsForValue();
      values.set("only", "here");
      assertThat(server.commands()).containsKey("set");
      assertThat(theirs.commands()).doesNotContainKey("only");
    }
  }

  @Test
  void theUserCanInsistOnTheirs() {
    assertThat(sentenceOf(Map.of("lab.services", "external")))
        .isEqualTo("lab.services=external, but no Redis is named; set SPRING_DATA_REDIS_URL.");
  }

  @Test
  void oneThatIsNotThereIsNamedWithoutItsPassword() {
    var url = "redis://ada:secret@127.0.0.1:" + FreePorts.next();
    assertThat(sentenceOf(Map.of("spring.data.redis.url", url)))
        .contains(url.replace("secret", "***"))
        .doesNotContain("secret");
  }

  @Test
  void oneThatDoesNotAnswerIsGivenUpSoon() {
    try (var silent = RedisServer.start()) {
      silent.pause();
      long start = System.nanoTime();
      assertThat(sentenceOf(WithConnection.class, Map.of("spring.data.redis.url", silent.uri())))
          .contains(silent.address())
          .doesNotContain(silent.password());
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    }
  }

  @Test
  void aWrongPasswordIsSaid() {
    var url = theirs.uri().replace(theirs.password(), "secret");
    assertThat(sentenceOf(Map.of("spring.data.redis.url", url)))
        .contains("WRONGPASS")
        .doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT", "the end of its main method"})
  void onlyWhatWasThereBeforeIsThereAfter(String ending) throws Exception {
    var mine = RunPrefix.value() + "mine";
    try (var context = application()) {
      var values = context.getBean(StringRedisTemplate.class).opsForValue();
      values.set(mine, "stays");
      var environment = Map.of("SPRING_DATA_REDIS_URL", theirs.uri());
      try (var jvm = OtherJvm.start(Guest.class, environment)) {
        var guests = context.getBean(StringRedisTemplate.class).keys(jvm.said("prefix") + "*");
        assertThat(guests).hasSize(2_500);
        if (ending.length() > 4) {
          jvm.release();
        } else {
          jvm.signal(ending);
        }
        jvm.hasGone();
        assertThat(context.getBean(StringRedisTemplate.class).keys(jvm.said("prefix") + "*"))
            .isEmpty();
        assertThat(values.get(mine)).isEqualTo("stays");
      }
    }
  }

  private static String sentenceOf(Map<String, Object> settings) {
    return sentenceOf(Application.class, settings);
  }

  private static String sentenceOf(Class<?> type, Map<String, Object> settings) {
    var failure = org.assertj.core.api.Assertions.catchThrowable(() -> application(type, settings));
    assertThat(failure).isNotNull();
    while (failure.getCause() != null && !(failure instanceof ServiceUnavailable)) {
      failure = failure.getCause();
    }
    assertThat(failure).isInstanceOf(ServiceUnavailable.class);
    assertThat(failure.getMessage()).asInstanceOf(InstanceOfAssertFactories.STRING).isNotBlank();
    return String.valueOf(failure.getMessage());
  }

  /** Its own beans come before those of auto-configurations, and this one would wait a minute. */
  @EnableAutoConfiguration
  static class WithConnection {

    @Bean
    StatefulRedisConnection<String, String> connection(
        @Value("${spring.data.redis.url}") String url) {
      return RedisClient.create(url).connect();
    }
  }

  /** Leaves more keys on the user's server than one page of a scan holds. */
  static final class Guest {

    public static void main(String[] args) throws Exception {
      RedisServer.start(); // so that there is a child to look for
      try (var context = application(Map.of())) {
        var values = context.getBean(StringRedisTemplate.class).opsForValue();
        for (int i = 0; i < 2_500; i++) {
          values.set(prefix(context) + i, "x");
        }
        System.out.println("prefix " + prefix(context));
        OtherJvm.readyAndWait();
      }
    }
  }
}
