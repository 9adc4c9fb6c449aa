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
import java.util.concurrent.atomic.AtomicLong;

/** A shop whose mail service, an application of its own, goes down and comes back. */
final class MailOutage {

  private static final Duration LONG = Duration.ofSeconds(90);
  private static final String INLINE = "fay";
  private static final String EVENTS = "gil";

  private final Shop shop;
  private final int mailPort = FreePorts.next();
  private final Customer fay;
  private final Customer gil;
  private Service mail;

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
    settings.put("checkout.patience", "20s"); // the customer leaves before
    settings.put("payment.takes", "1ms");
    settings.put("inventory.takes", "1ms");
    return settings;
  }

  private Service startMail() {
    return shop.start(Map.of("server.port", mailPort, "mail.takes", "1ms"), MailApplication.class);
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
        .clients(8)
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

  /** Mail accepts calls and never answers; how many of so many customers are left waiting. */
  long hanging(Stage stage, int customers) throws IOException, InterruptedException {
    var hasty = new Customer(INLINE, fay.shop(), Duration.ofSeconds(1));
    try (var silent = new ServerSocket(mailPort, 50, InetAddress.getLoopbackAddress())) {
      return stage
          .load("%d orders in line while mail hangs".formatted(customers))
          .clients(customers)
          .requests(customers, i -> hasty.buysInline())
          .errorsByKind()
          .getOrDefault("HttpTimeoutException: request timed out", 0L);
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

  /** Returns when all events are heard of, and no more mail has come for a while. */
  void awaitMails() {
    await().atMost(LONG).until(() -> shop.effects().outbox() == 0);
    await().atMost(LONG).until(() -> shop.lag("mail", "orders") == 0);
    var last = new AtomicLong(-1);
    await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(300))
        .until(() -> {
          long mails = mails();
          return last.getAndSet(mails) == mails;
        });
  }
}
