package dev.backendlab.ratelimiting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.kit.App;
import dev.backendlab.kit.Http;
import dev.backendlab.kit.Logged;
import dev.backendlab.kit.Together;
import dev.backendlab.ratelimiting.RateLimitProperties.Store;
import dev.backendlab.redis.RedisServer;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A counter that cannot be read is one caller's trouble, and no outage of the store. */
class UnreadableKeyTest {

  private static final Map<Store, App> APIS = new EnumMap<>(Store.class);

  private static RedisServer server;
  private static RedisClient client;
  private static RedisCommands<String, String> redis;

  @BeforeAll
  static void start() {
    server = RedisServer.start();
    client = RedisClient.create(server.uri());
    redis = client.connect().sync();
    for (var store : stores()) {
      APIS.put(
          store,
          App.of(WeatherApplication.class)
              .on(server)
              .with("rate-limit.store", store)
              .with("spring.data.redis.timeout", "5s")
              .start());
    }
  }

  @AfterAll
  static void stop() {
    APIS.values().forEach(App::close);
    client.shutdown();
    server.close();
  }

  static Set<Store> stores() {
    return EnumSet.complementOf(EnumSet.of(Store.LOCAL));
  }

  private static App api(Store store) {
    return Objects.requireNonNull(APIS.get(store));
  }

  private static Customer customer(App api, String key) {
    return new Customer(Http.silent(api.url()).with(Callers.API_KEY, key));
  }

  private static String newKey(App api) {
    return Customer.newKey(api.bean(Callers.class), "free");
  }

  private static String counter(App api, String key) {
    var plan = Objects.requireNonNull(api.bean(RateLimitProperties.class).plans().get("free"));
    return api.bean(BucketKeys.class).own(new Caller(key, "free", plan));
  }

  @ParameterizedTest
  @MethodSource("stores")
  void aKeyOfAnotherTypeIsCountedAnewAndNobodyElseIsTouched(Store store) {
    var api = api(store);
    var ada = newKey(api);
    var bob = Customer.of(api, "free");
    assertThat(bob.calls(11)).isEqualTo(10);
    redis.lpush(counter(api, ada), "not a counter");
    try (var log = Logged.byPackageOf(WeatherApplication.class)) {
      assertThat(customer(api, ada).calls(12)).isEqualTo(10);
      assertThat(bob.calls(5)).as("bob, whose limit is used up").isZero();
      assertThat(log.take())
          .singleElement()
          .asString()
          .contains(counter(api, ada))
          .doesNotContain(ada);
    }
  }

  /** Values that other programs, other versions or a hand at the console left. */
  static Stream<String> values() {
    var large = "x".repeat(100_000);
    return Stream.of("", "hello", "\0\0\0\0\0\0\0\0", "nan", "inf", "1e300", "-1e300", "7", large);
  }

  @ParameterizedTest
  @MethodSource("values")
  void aValueThatIsNoCounterIsCountedAnew(String value) {
    APIS.forEach((store, api) -> {
      var ada = newKey(api);
      redis.set(counter(api, ada), value);
      assertThat(customer(api, ada).calls(12)).as(store.name()).isEqualTo(10);
    });
  }

  @ParameterizedTest
  @MethodSource("stores")
  void manyWhoFindItAtOnceShareOneLimit(Store store) throws Exception {
    var api = api(store);
    var ada = newKey(api);
    redis.lpush(counter(api, ada), "not a counter");
    var passed = Together.run(40, () -> customer(api, ada).calls(1));
    assertThat(passed.stream().mapToLong(Long::longValue).sum()).isEqualTo(10);
  }

  @ParameterizedTest
  @MethodSource("stores")
  void storesOnOneRedisFindCountersOfTheirOwn(Store store) {
    try (var log = Logged.byPackageOf(WeatherApplication.class)) {
      assertThat(customer(api(store), "ada").calls(11)).isEqualTo(10);
      assertThat(log.take()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("stores")
  void anOutageStillOpensAndIsLogged(Store store) throws Exception {
    try (var own = RedisServer.start();
        var api = App.of(WeatherApplication.class).on(own).with("rate-limit.store", store).start();
        var log = Logged.by(OptionalStore.class)) {
      assertThat(Customer.of(api, "free").calls(11)).isEqualTo(10);
      own.stop();
      assertThat(Customer.of(api, "free").calls(11)).isEqualTo(11);
      assertThat(log.take()).first().asString().startsWith("Redis does not count");
    }
  }
}
