package dev.backendlab.ratelimiting;

import dev.backendlab.kit.Answer;
import dev.backendlab.kit.App;
import dev.backendlab.kit.Http;
import java.util.UUID;
import java.util.stream.IntStream;

/** Somebody with an API key, who asks for the weather. */
record Customer(Http http) {

  static final String PATH = "/forecasts/london";

  /** With a key unlike any other of this or an earlier run. */
  static Customer of(Http http, Callers callers, String plan) {
    return new Customer(http.with(Callers.API_KEY, newKey(callers, plan)));
  }

  /** One whose calls the story does not tell one by one. */
  static Customer of(App api, String plan) {
    return of(Http.silent(api.url()), api.bean(Callers.class), plan);
  }

  static String newKey(Callers callers, String plan) {
    var key = plan + "-" + UUID.randomUUID();
    callers.register(key, plan);
    return key;
  }

  Answer call() {
    return http.get(PATH);
  }

  /** How many of so many calls passed. */
  long calls(int times) {
    return IntStream.range(0, times).filter(i -> call().status() == 200).count();
  }
}
