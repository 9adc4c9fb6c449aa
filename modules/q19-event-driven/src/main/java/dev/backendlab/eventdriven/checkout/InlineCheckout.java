package dev.backendlab.eventdriven.checkout;

import dev.backendlab.eventdriven.OrderPlaced;
import java.net.URI;
import java.net.http.HttpClient;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Service;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Request and response: calls payment, then inventory, then mail, and answers when all have. */
@Service
public class InlineCheckout {

  private final Orders orders;
  private final CheckoutProperties others;
  private final RestClient http;

  InlineCheckout(Orders orders, CheckoutProperties others) {
    this.orders = orders;
    this.others = others;
    this.http = client(others);
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

  void pay(OrderPlaced order) {
    call("payment", others.paymentUrl().resolve("/payments"), order);
  }

  void reserve(OrderPlaced order) {
    call("inventory", others.inventoryUrl().resolve("/reservations"), order);
  }

  void confirm(OrderPlaced order) {
    call("mail", others.mailUrl().resolve("/mails"), order);
  }

  private void call(String part, URI url, OrderPlaced order) {
    try {
      http.post().uri(url).body(order).retrieve().toBodilessEntity();
    } catch (RestClientException failed) {
      throw new CheckoutFailed(part, order, failed);
    }
  }

  private static RestClient client(CheckoutProperties properties) {
    var connections =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(properties.patience())
            .build();
    var requests = new JdkClientHttpRequestFactory(connections);
    requests.setReadTimeout(properties.patience());
    return RestClient.builder().requestFactory(requests).build();
  }
}
