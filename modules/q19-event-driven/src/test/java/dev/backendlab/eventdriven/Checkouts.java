package dev.backendlab.eventdriven;

import static org.awaitility.Awaitility.await;

import dev.backendlab.eventdriven.checkout.CheckoutApplication;
import dev.backendlab.eventdriven.inventory.InventoryApplication;
import dev.backendlab.eventdriven.mail.MailApplication;
import dev.backendlab.eventdriven.payment.PaymentApplication;
import dev.backendlab.kit.App;
import dev.backendlab.kit.ByName;
import dev.backendlab.kit.Http;
import dev.backendlab.kit.Measured;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.service.FreePorts;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;

/** One shop whose customers check out in three ways. */
final class Checkouts {

  static final String IN_LINE = "in line";
  static final String AT_ONCE = "at once";
  static final String BY_EVENT = "by event";

  private static final List<String> SERVICES = List.of("payment", "inventory", "mail");

  private final Shop shop;
  private final App app;

  /** All four services; none listens to events yet. */
  Checkouts(Shop shop) {
    int port = FreePorts.next();
    var starter =
        shop.app(
                CheckoutApplication.class,
                PaymentApplication.class,
                InventoryApplication.class,
                MailApplication.class)
            .named("shop")
            .with("server.port", port)
            .with("PAYMENT", "http://127.0.0.1:" + port)
            .with("INVENTORY", "http://127.0.0.1:" + port)
            .with("MAIL", "http://127.0.0.1:" + port)
            .with("spring.kafka.listener.auto-startup", false);
    this.shop = shop;
    this.app = shop.start(starter);
  }

  /**
   * One order, told in the story.
   *
   * @param parts of it that were done when it was answered, of three
   */
  record Order(int status, long parts) {}

  Order order(Stage stage, String customer, String path, int cents) {
    int status = stage.http(customer, app).post(path, Customer.cart(customer, cents)).status();
    return new Order(status, shop.effects().parts(customer));
  }

  Customer customer(String name) {
    return new Customer(name, Http.silent(app.url()));
  }

  /** Returns when the three services share out the partitions of the topic. */
  void listen() {
    SERVICES.forEach(each -> Listener.of(app, each).start(shop.partitions()));
  }

  /**
   * How long each way takes, by its name.
   *
   * @param answered until the customer has an answer
   * @param done until the last part is done, by the database's clock
   */
  record Times(ByName<Measured> answered, ByName<Measured> done) {}

  /** So many orders by each way, in turn. */
  Times times(Stage stage, int orders) throws Exception {
    var inline = customer(IN_LINE);
    var atonce = customer(AT_ONCE);
    var byevent = customer(BY_EVENT);
    var answered =
        stage
            .inTurn("the answer")
            .way(IN_LINE, () -> inline.buys(Customer.IN_LINE))
            .way(AT_ONCE, () -> atonce.buys(Customer.AT_ONCE))
            .way(BY_EVENT, () -> byevent.buys(Customer.BY_EVENT))
            .rounds(orders);
    var done = new LinkedHashMap<String, Measured>();
    answered.all().keySet().forEach(way -> done.put(way, done(way)));
    return new Times(answered.map(each -> each.p50()), new ByName<>(done));
  }

  private Measured done(String way) {
    var effects = shop.effects();
    long parts = SERVICES.size() * effects.orders(way);
    await().atMost(Duration.ofSeconds(60)).until(() -> effects.parts(way) == parts);
    return effects.lastPart(way);
  }
}
