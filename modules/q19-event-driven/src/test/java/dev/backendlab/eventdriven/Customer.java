package dev.backendlab.eventdriven;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * Somebody who buys.
 *
 * @param name what the claim counts by
 * @param shop the checkout's base URL
 * @param patience after which the customer leaves
 */
record Customer(String name, String shop, Duration patience) {

  private static final Pattern ORDER = Pattern.compile("\"order\":\"([0-9a-f-]{36})\"");

  private static final HttpClient BROWSERS =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  /** Nobody has bought here before under this name, whatever ran earlier in this JVM. */
  static Customer newcomer(String name, String shop) {
    var id = Integer.toHexString(ThreadLocalRandom.current().nextInt(0x1000, 0x10000));
    return new Customer(name + "-" + id, shop, Duration.ofSeconds(30));
  }

  static Customer of(String name, String shop) {
    return new Customer(name, shop, Duration.ofSeconds(30));
  }

  /** The checkout calls the others, and answers when all is done. */
  Bought buysInline() throws IOException, InterruptedException {
    return buys("/orders/inline", 4_200);
  }

  /** The checkout answers after its commit. */
  Bought buysByEvent() throws IOException, InterruptedException {
    return buys("/orders", 4_200);
  }

  /**
   * Buys at a path.
   *
   * @throws IOException where the order is not accepted, with the status
   */
  Bought buys(String path, long cents) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(shop + path))
            .timeout(patience)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(cart(cents)))
            .build();
    long start = System.nanoTime();
    var answer = BROWSERS.send(request, HttpResponse.BodyHandlers.ofString());
    double millis = (System.nanoTime() - start) / 1e6;
    var order = ORDER.matcher(answer.body());
    if (answer.statusCode() >= 300 || !order.find()) {
      throw new IOException("Status " + answer.statusCode());
    }
    var timing = answer.headers().firstValue("Server-Timing").orElse("");
    return new Bought(UUID.fromString(order.group(1)), millis, Bought.partsOf(timing));
  }

  String cart(long cents) {
    return "{\"customer\":\"%s\",\"cents\":%d}".formatted(name, cents);
  }
}
