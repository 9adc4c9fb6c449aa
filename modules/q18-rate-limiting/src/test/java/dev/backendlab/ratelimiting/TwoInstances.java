package dev.backendlab.ratelimiting;

import dev.backendlab.kit.Answers;
import dev.backendlab.kit.App;
import dev.backendlab.kit.Http;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.Together;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

/** Many clients of one limit that is kept in two places, or in two steps. */
record TwoInstances(Stage stage) {

  static final int CLIENTS = 64;
  static final int CALLS = 2_000;
  private static final byte[] ONE = {'1'};
  private static final byte[] NONE = {'0'};

  /** How many calls with one key pass, of 2,000 in turn to each of two instances. */
  long passed(String what, String store) throws Exception {
    try (var one = instance("weather1", store);
        var other = instance("weather2", store)) {
      var key = Customer.newKey(one.bean(Callers.class), "daily");
      other.bean(Callers.class).register(key, "daily");
      var urls = List.of(one.url(), other.url());
      var instances =
          urls.stream().map(url -> Http.silent(url).with(Callers.API_KEY, key)).toList();
      var answers = new Answers();
      var load = stage.load("2,000 calls, " + what).clients(CLIENTS);
      var ignored =
          load.requests(CALLS, i -> answers.count(() -> instances.get(i % 2).get(Customer.PATH)));
      return answers.with(200);
    }
  }

  private static App instance(String name, String store) {
    return App.of(WeatherApplication.class)
        .named(name)
        .with("rate-limit.store", store)
        .with("rate-limit.plans.daily.limit", 500)
        .with("rate-limit.plans.daily.window", "1d")
        .with("spring.data.redis.timeout", "20s")
        .with("backend.patience", "20s")
        .start();
  }

  /** Of 64 calls at once, how many pass where one is left, and all have read before one writes. */
  static long readThenWrite(RedisCommands<String, byte[]> redis, String key) throws Exception {
    redis.set(key, ONE);
    var together = new CyclicBarrier(CLIENTS);
    return passed(() -> {
      boolean left = Arrays.equals(redis.get(key), ONE);
      together.await(30, TimeUnit.SECONDS);
      redis.set(key, NONE);
      return left;
    });
  }

  /** The same by one command, which subtracts and answers. */
  static long decremented(RedisCommands<String, byte[]> redis, String key) throws Exception {
    redis.set(key, ONE);
    return passed(() -> redis.decr(key) >= 0);
  }

  private static long passed(Callable<Boolean> call) throws Exception {
    return Together.run(CLIENTS, call).stream().filter(passed -> passed).count();
  }
}
