package dev.backendlab.ratelimiting;

import dev.backendlab.kit.Answers;
import dev.backendlab.kit.App;
import dev.backendlab.kit.Counter.Observed;
import dev.backendlab.kit.Together;
import dev.backendlab.redis.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Instances that differ in what they do without Redis, and a Redis to take from them. */
final class Outage implements AutoCloseable {

  static final int CALLS = 40;
  private final RedisServer redis = RedisServer.start();
  private final List<App> instances = new ArrayList<>();
  private final App open = started("rate-limit.when-store-fails=open");
  private final App closed = started("rate-limit.when-store-fails=closed");
  private final App local = started("rate-limit.when-store-fails=local");

  /** One more instance. */
  App started(String setting) {
    var api = App.of(WeatherApplication.class).named("weather1").on(redis).with(setting).start();
    instances.add(api);
    return api;
  }

  RedisServer redis() {
    return redis;
  }

  /** Answers to 40 calls each: where it fails open, where it fails closed, by local limits. */
  List<String> calls() throws Exception {
    var answers = Together.run(Stream.of(open, closed, local).map(Outage::answersOf).toList());
    return answers.stream().map(Answers::toString).toList();
  }

  /** One call finds out how Redis is; all others come at once after it. */
  private static Callable<Answers> answersOf(App api) {
    var customer = Customer.of(api, "free");
    var patient = new Customer(customer.http().patience(Duration.ofSeconds(3)));
    var answers = new Answers();
    return () -> {
      answers.count(patient::call);
      Together.run(CALLS - 1, () -> answers.count(patient::call));
      return answers;
    };
  }

  /** The same while Redis is frozen, and how many of the calls waited for it. */
  Observed<List<String>> callsWhileFrozen() throws Exception {
    return whileFrozen(this::calls);
  }

  /** How many of 40 calls wait for a frozen Redis at one more instance. */
  long waitingAt(String setting) throws Exception {
    return whileFrozen(answersOf(started(setting))).count();
  }

  /** A call that waits has sent a command; Redis finds and counts it as soon as it goes on. */
  private <T> Observed<T> whileFrozen(Callable<T> work) throws Exception {
    return redis
        .counter()
        .during(() -> {
          redis.pause();
          try {
            return work.call();
          } finally {
            redis.resume();
          }
        });
  }

  /** How many instances count in Redis: ten calls of a new key pass, the eleventh not. */
  long counting() {
    return instances.stream().filter(api -> Customer.of(api, "free").calls(11) == 10).count();
  }

  @Override
  public void close() {
    instances.forEach(App::close);
    redis.close();
  }
}
