package dev.backendlab.caching;

import dev.backendlab.kit.App;
import dev.backendlab.kit.Http;
import java.time.Duration;

/** Visitors of a shop, who leave after two seconds without a page. */
record Visitors(Http http) {

  private static final int PRODUCTS = 200;
  private static final int OK = 200;

  static Visitors of(String url) {
    return new Visitors(Http.silent(url).patience(Duration.ofSeconds(2)));
  }

  /** One more instance of the shop, on the same services, whose catalogue is there already. */
  static App.Starter shop(String name) {
    return App.of(ShopApplication.class).named(name).with("spring.sql.init.mode", "never");
  }

  /**
   * Reads one of 200 pages; whether the cache had it.
   *
   * @throws IllegalStateException if there is no page
   */
  boolean read(int number) {
    var answer = http.get("/products/" + (1 + number % PRODUCTS));
    if (answer.status() != OK) {
      throw new IllegalStateException("Status " + answer.status());
    }
    return answer.header("X-Cache").equals("HIT");
  }
}
