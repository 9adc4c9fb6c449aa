package dev.backendlab.eventdriven;

import static org.awaitility.Awaitility.await;

import dev.backendlab.eventdriven.checkout.CheckoutApplication;
import dev.backendlab.eventdriven.inventory.InventoryApplication;
import dev.backendlab.eventdriven.mail.MailApplication;
import dev.backendlab.eventdriven.payment.PaymentApplication;
import dev.backendlab.kit.Answers;
import dev.backendlab.kit.App;
import dev.backendlab.kit.Http;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.service.FreePorts;
import java.time.Duration;

/** A shop whose mail service, an application of its own, goes down and comes back. */
final class MailOutage {

  private static final String FAY = "fay";
  private static final String GIL = "gil";

  private final Shop shop;
  private final int mailPort = FreePorts.next();
  private final Http checkout;
  private App mail;

  /** Everything is up; payment and inventory only answer calls, because the story is of mails. */
  MailOutage(Shop shop) {
    this.shop = shop;
    this.mail = startMail();
    int port = FreePorts.next();
    var others =
        shop.app(CheckoutApplication.class, PaymentApplication.class, InventoryApplication.class)
            .named("shop")
            .with("server.port", port)
            .with("PAYMENT", "http://127.0.0.1:" + port)
            .with("INVENTORY", "http://127.0.0.1:" + port)
            .with("MAIL", "http://127.0.0.1:" + mailPort)
            .with("payment.takes", "1ms")
            .with("inventory.takes", "1ms")
            .with("spring.kafka.listener.auto-startup", false);
    this.checkout = Http.silent(shop.start(others).url());
  }

  private App startMail() {
    return shop.start(
        shop.app(MailApplication.class).with("server.port", mailPort).with("mail.takes", "1ms"));
  }

  /** Some of its mails are sent, others still wait. */
  void mailGoesDown() {
    await().until(() -> mails() > 0);
    mail.close();
  }

  void mailComesBack() {
    mail = startMail();
  }

  /** So many customers buy in line; how many were told that it failed. */
  long inline(Stage stage, int orders) throws InterruptedException {
    return failed(stage, orders, 8, new Customer(FAY, checkout), Customer.IN_LINE);
  }

  /** So many customers buy by event; how many were told that it failed. */
  long events(Stage stage, int orders) throws InterruptedException {
    return failed(stage, orders, 16, new Customer(GIL, checkout), Customer.BY_EVENT);
  }

  private static long failed(Stage stage, int orders, int clients, Customer customer, String path)
      throws InterruptedException {
    var answers = new Answers();
    var ignored =
        stage
            .load("%d times POST %s".formatted(orders, path))
            .clients(clients)
            .requests(orders, i -> answers.count(() -> customer.buys(path)));
    return answers.all() - answers.with(201) - answers.with(202);
  }

  /** All that the provider has sent for orders by event, those sent twice included. */
  long mails() {
    return shop.effects().mails(GIL);
  }

  /** Events that mail has not done with. */
  long waiting() {
    return shop.lag("mail", "orders");
  }

  /** Returns when all events are heard of. */
  void awaitMails() {
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> shop.effects().outbox() == 0 && waiting() == 0);
  }
}
