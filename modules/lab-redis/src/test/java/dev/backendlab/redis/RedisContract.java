package dev.backendlab.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.kit.service.RunPrefix;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.core.StringRedisTemplate;

/** What every source of Redis has to hold. */
abstract class RedisContract {

  /** The user's settings that lead to this source. */
  abstract Map<String, Object> settings();

  abstract boolean own();

  @Test
  void aPlainSpringApplicationReachesTheServer() {
    try (var context = application()) {
      var values = context.getBean(StringRedisTemplate.class).opsForValue();
      values.set(prefix(context) + "greeting", "hello");
      assertThat(values.get(prefix(context) + "greeting")).isEqualTo("hello");
    }
  }

  @Test
  void theServerSaysWhatItIs() {
    try (var context = application()) {
      var server = context.getBean(RedisServer.class);
      assertThat(server.isOwn()).isEqualTo(own());
      assertThat(server.version()).matches("\\d+\\.\\d+\\.\\d+");
      assertThat(server.address()).endsWith(server.host() + ":" + server.port());
      assertThat(server.address().contains(":***@")).isEqualTo(!server.password().isEmpty());
      assertThat(server.uri()).isEqualTo(server.address().replace("***", server.password()));
    }
  }

  @Test
  void allApplicationsOfAJvmShareTheServerAndThePrefix() {
    try (var one = application();
        var other = application()) {
      assertThat(one.getBean(RedisServer.class)).isSameAs(other.getBean(RedisServer.class));
      assertThat(prefix(one)).isEqualTo(prefix(other)).isEqualTo(RunPrefix.value());
      one.getBean(StringRedisTemplate.class).opsForValue().set(prefix(one) + "shared", "yes");
      one.close();
      assertThat(
              other.getBean(StringRedisTemplate.class).opsForValue().get(prefix(other) + "shared"))
          .isEqualTo("yes");
    }
  }

  @Test
  void commandsAreCountedWithoutTheLabsOwn() {
    try (var context = application()) {
      var server = context.getBean(RedisServer.class);
      var values = context.getBean(StringRedisTemplate.class).opsForValue();
      values.set(prefix(context) + "counted", "1"); // connects, which counts too

      long before = server.commandsProcessed();
      var namesBefore = server.commands();
      assertThat(server.commandsProcessed()).isEqualTo(before);
      assertThat(server.commands()).isEqualTo(namesBefore);

      List.of("a", "b", "c").forEach(key -> values.get(prefix(context) + key));
      assertThat(server.commandsProcessed()).isEqualTo(before + 3);
      assertThat(server.commands().get("get")).isEqualTo(namesBefore.getOrDefault("get", 0L) + 3);
    }
  }

  ConfigurableApplicationContext application() {
    return application(settings());
  }

  static ConfigurableApplicationContext application(Map<String, Object> settings) {
    return application(Application.class, settings);
  }

  static ConfigurableApplicationContext application(Class<?> type, Map<String, Object> settings) {
    return new SpringApplicationBuilder(type)
        .web(WebApplicationType.NONE)
        .bannerMode(org.springframework.boot.Banner.Mode.OFF)
        .logStartupInfo(false)
        .properties(settings)
        .run();
  }

  static String prefix(ConfigurableApplicationContext context) {
    return context.getEnvironment().getRequiredProperty("lab.prefix");
  }

  @EnableAutoConfiguration
  static class Application {}
}
