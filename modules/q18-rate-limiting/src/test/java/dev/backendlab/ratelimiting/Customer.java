package dev.backendlab.ratelimiting;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;

/**
 * Somebody with a key.
 *
 * @param key unlike any other of this or an earlier run
 */
record Customer(RestClient http, String key) {

  static Customer signsUp(RestClient http, Callers callers, String name, String plan) {
    var key = name + "-" + UUID.randomUUID().toString().substring(0, 8);
    callers.register(key, plan);
    return new Customer(http, key);
  }

  record Answer(int status, HttpHeaders headers, String body) {

    String header(String name) {
      return Objects.requireNonNullElse(headers.getFirst(name), "none");
    }
  }

  Answer call() {
    ResponseEntity<String> answer =
        http.get()
            .uri("/forecasts/london")
            .header(Callers.API_KEY, key)
            .retrieve()
            .toEntity(String.class);
    return new Answer(
        answer.getStatusCode().value(),
        answer.getHeaders(),
        Objects.requireNonNullElse(answer.getBody(), ""));
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
