package dev.backendlab.eventdriven.checkout;

import dev.backendlab.eventdriven.OrderPlaced;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Service;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Request and response: calls payment, inventory and mail, and answers when all have. */
@Service
public class InlineCheckout {

  private final Orders orders;
  private final CheckoutProperties others;
  private final RestClient http;

  InlineCheckout(Orders orders, CheckoutProperties others, RestClient.Builder client) {
    this.orders = orders;
    this.others = others;
    this.http = client.requestFactory(connections(others)).build();
  }

  /** In this order: goods are set aside only once they are paid, and mail tells of both. */
  ServerTiming place(OrderPlaced order) {
    var timing = new ServerTiming();
    timing.of("order", () -> orders.add(order));
    timing.of("payment", () -> pay(order));
    timing.of("inventory", () -> reserve(order));
    timing.of("mail", () -> confirm(order));
    return timing;
  }

  /**
   * The three at once: it answers with the slowest of them. The price is their order: goods are set
   * aside, and a mail goes out, also where the card is refused.
   */
  ServerTiming placeAtOnce(OrderPlaced order) {
    var timing = new ServerTiming();
    timing.of("order", () -> orders.add(order));
    try {
      CompletableFuture.allOf(
              start(timing, "payment", () -> pay(order)),
              start(timing, "inventory", () -> reserve(order)),
              start(timing, "mail", () -> confirm(order)))
          .join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof CheckoutFailed refused ? refused : failed;
    }
    return timing;
  }

  private static CompletableFuture<Void> start(ServerTiming timing, String part, Runnable call) {
    return CompletableFuture.runAsync(() -> timing.of(part, call), Thread::startVirtualThread);
  }

  private void pay(OrderPlaced order) {
    call("payment", others.paymentUrl().resolve("/payments"), order);
  }

  private void reserve(OrderPlaced order) {
    call("inventory", others.inventoryUrl().resolve("/reservations"), order);
  }

  private void confirm(OrderPlaced order) {
    call("mail", others.mailUrl().resolve("/mails"), order);
  }

  private void call(String part, URI url, OrderPlaced order) {
    try {
      http.post().uri(url).body(order).retrieve().toBodilessEntity();
    } catch (RestClientException failed) {
      throw new CheckoutFailed(part, order, failed);
    }
  }

  private static ClientHttpRequestFactory connections(CheckoutProperties properties) {
    var connections =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(properties.patience())
            .build();
    var requests = new JdkClientHttpRequestFactory(connections);
    requests.setReadTimeout(properties.patience());
    return requests;
  }
}
