package dev.backendlab.eventdriven;

import static org.awaitility.Awaitility.await;

import dev.backendlab.eventdriven.checkout.CheckoutApplication;
import dev.backendlab.eventdriven.inventory.InventoryApplication;
import dev.backendlab.eventdriven.mail.MailApplication;
import dev.backendlab.eventdriven.payment.PaymentApplication;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.service.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A shop whose mail service, an application of its own, goes down and comes back. */
final class MailOutage {

  /** How long the in-line checkout waits for an answer of the others. */
  static final Duration PATIENCE = Duration.ofMillis(500);

  private static final String INLINE = "fay";
  private static final String EVENTS = "gil";

  private final Shop shop;
  private final int mailPort = FreePorts.next();
  private final Customer fay;
  private final Customer gil;
  private Shop.Service mail;

  private MailOutage(Shop shop) {
    this.shop = shop;
    this.mail = startMail();
    int port = FreePorts.next();
    shop.start(
        settings(port),
        CheckoutApplication.class,
        PaymentApplication.class,
        InventoryApplication.class);
    this.fay = Customer.of(INLINE, "http://127.0.0.1:" + port);
    this.gil = Customer.of(EVENTS, "http://127.0.0.1:" + port);
  }

  /** Starts the shop with everything up. */
  static MailOutage in(Shop shop) {
    return new MailOutage(shop);
  }

  private Map<String, Object> settings(int port) {
    var settings = new HashMap<String, Object>();
    settings.put("server.port", port);
    settings.put("PAYMENT", "http://127.0.0.1:" + port);
    settings.put("INVENTORY", "http://127.0.0.1:" + port);
    settings.put("MAIL", "http://127.0.0.1:" + mailPort);
    settings.put("checkout.patience", PATIENCE);
    settings.put("payment.takes", "2ms");
    settings.put("inventory.takes", "2ms");
    return settings;
  }

  private Shop.Service startMail() {
    return shop.start(Map.of("server.port", mailPort, "mail.takes", "4ms"), MailApplication.class);
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
    return stage
        .load("%d orders in line".formatted(orders))
        .clients(16)
        .requests(orders, i -> fay.buysInline())
        .errors();
  }

  /** So many customers buy by events; how many were told that it failed. */
  long events(Stage stage, int orders) throws InterruptedException {
    return stage
        .load("%,d orders by events".formatted(orders))
        .clients(16)
        .requests(orders, i -> gil.buysByEvent())
        .errors();
  }

  /** Mail accepts calls and never answers; how long a customer then waits for a failure, in ms. */
  double hanging() throws IOException, InterruptedException {
    try (var silent = new ServerSocket(mailPort, 10, InetAddress.getByName("127.0.0.1"))) {
      long start = System.nanoTime();
      long failed = buysInVain();
      return failed * (System.nanoTime() - start) / 1e6;
    }
  }

  private long buysInVain() throws InterruptedException {
    try {
      fay.buysInline();
      return 0;
    } catch (IOException failed) {
      return 1;
    }
  }

  long chargedInline() {
    return shop.effects().paid(INLINE);
  }

  long orders() {
    return shop.effects().orders(EVENTS);
  }

  long mails() {
    return shop.effects().mails(EVENTS);
  }

  long twice() {
    return shop.effects().twice(EVENTS);
  }

  /** Returns when the mail service has nothing more to do. */
  void awaitMails() {
    await()
        .atMost(Duration.ofSeconds(90))
        .until(
            () -> shop.jdbc().sql("select count(*) from outbox").query(Long.class).single() == 0);
    await().atMost(Duration.ofSeconds(90)).until(() -> shop.lag("mail", "orders") == 0);
  }
}
