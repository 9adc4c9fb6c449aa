package dev.backendlab.ratelimiting;

import dev.backendlab.kit.Answer;
import dev.backendlab.kit.Http;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.web.client.RestClient;

/**
 * Somebody with a key.
 *
 * @param forecast asks for the weather once, with the key
 */
record Customer(Supplier<Answer> forecast) {

  private static final String PATH = "/forecasts/london";

  /** A key unlike any other of this or an earlier run. */
  static Customer signsUp(Http http, Callers callers, String name, String plan) {
    var key = name + "-" + UUID.randomUUID().toString().substring(0, 8);
    callers.register(key, plan);
    return of(http, key);
  }

  static Customer of(Http http, String key) {
    var caller = http.with(Callers.API_KEY, key);
    return new Customer(() -> caller.get(PATH));
  }

  /** One whose client is Spring's own, for the interceptors that it has. */
  static Customer of(RestClient http, String key) {
    return new Customer(() -> {
      var answer =
          http.get().uri(PATH).header(Callers.API_KEY, key).retrieve().toEntity(String.class);
      return new Answer(
          answer.getStatusCode().value(),
          answer.getHeaders(),
          Objects.requireNonNullElse(answer.getBody(), ""));
    });
  }

  Answer call() {
    return forecast.get();
  }

  /** How many of so many calls passed. */
  long calls(int times) {
    return IntStream.range(0, times).filter(i -> call().status() == 200).count();
  }

  /** How many calls find their answer in a time, one after the other. */
  long callsIn(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    return Stream.generate(this::call).takeWhile(answer -> System.nanoTime() < end).count();
  }
}
