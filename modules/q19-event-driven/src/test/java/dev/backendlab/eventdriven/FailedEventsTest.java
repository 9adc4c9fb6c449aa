package dev.backendlab.eventdriven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backendlab.eventdriven.inventory.InventoryApplication;
import dev.backendlab.eventdriven.mail.MailApplication;
import dev.backendlab.eventdriven.payment.PaymentApplication;
import dev.backendlab.kit.App;
import dev.backendlab.kit.Logged;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;

@WithShop
@Import(Shops.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
record FailedEventsTest(Shops shops) {

  private static final List<String> TABLES =
      List.of("payment", "ledger", "confirmation", "reservation");

  @Test
  void anOutageLosesNoEventAndLetsNoneOvertakeAnother() throws Exception {
    try (var shop = shops.open("outage", 1)) {
      var services = shop.start(services(shop));
      TABLES.forEach(table -> rename(shop, table, table + "_away"));
      var order = shop.place("ada", 3).getFirst().order();
      steps(shop, order);
      awaitFailures();
      services.close();
      shop.start(services(shop).with("spring.sql.init.mode", "never"));
      awaitFailures();
      TABLES.forEach(table -> rename(shop, table + "_away", table));
      awaitDone(shop);
      assertThat(TABLES).extracting(table -> count(shop, table)).containsExactly(3L, 1L, 3L, 3L);
      assertThat(count(shop, "card_charge")).isEqualTo(3);
      assertThat(count(shop, "sent_mail")).isEqualTo(3);
      assertThat(count(shop, "ledger where step = 3")).isEqualTo(1);
      assertThat(count(shop, "out_of_order")).isZero();
      assertThat(deadLetters(shop)).containsOnly(0);
    }
  }

  @Test
  void anEventThatNobodyCanReadStopsNobody() throws Exception {
    try (var shop = shops.open("unreadable", 1)) {
      shop.start(services(shop));
      var bad = UUID.randomUUID();
      shop.send("orders", "1", "no JSON").join();
      shop.send(
              "orders",
              "2",
              "{\"order\":\"%s\",\"customer\":\"ada\",\"cents\":1.99}".formatted(bad))
          .join();
      shop.send("payments", "3", "{\"payment\":\"%s\",\"state\":\"STOLEN\"}".formatted(bad)).join();
      var order = shop.place("ada", 1).getFirst().order();
      steps(shop, order);
      awaitDone(shop);
      assertThat(TABLES).extracting(table -> count(shop, table)).containsOnly(1L);
      assertThat(count(shop, "ledger where step = 3")).isEqualTo(1);
      await().untilAsserted(() -> assertThat(deadLetters(shop)).containsExactly(1, 2, 2, 2));
    }
  }

  private static App.Starter services(Shop shop) {
    return shop.app(PaymentApplication.class, InventoryApplication.class, MailApplication.class)
        .withoutWeb()
        .with("shop.retry-after", "50ms");
  }

  private static void steps(Shop shop, UUID payment) {
    for (var state : List.of("AUTHORISED", "CAPTURED", "SETTLED")) {
      var step = "{\"payment\":\"%s\",\"state\":\"%s\"}".formatted(payment, state);
      shop.send("payments", payment.toString(), step).join();
    }
  }

  private static void rename(Shop shop, String from, String to) {
    shop.jdbc().sql("alter table %s rename to %s".formatted(from, to)).update();
  }

  /** Of each consumer. */
  private static void awaitFailures() {
    try (var log = Logged.by(FailedEvents.class)) {
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() ->
              log.withTraces().stream().filter(FailedEventsTest::isLate).count() >= TABLES.size());
    }
  }

  /** After more than the ten that Spring's default makes before it skips an event. */
  private static boolean isLate(String line) {
    return line.contains("attempt 12 failed");
  }

  private static void awaitDone(Shop shop) {
    for (var group : List.of("payment", "inventory", "mail")) {
      await().atMost(Duration.ofSeconds(60)).until(() -> shop.lag(group, "orders") == 0);
    }
    await().atMost(Duration.ofSeconds(60)).until(() -> shop.lag("ledger", "payments") == 0);
  }

  private static List<Integer> deadLetters(Shop shop) {
    return List.of(
            "payments-ledger-dead",
            "orders-payment-dead",
            "orders-inventory-dead",
            "orders-mail-dead")
        .stream()
        .map(topic -> shop.read(topic).size())
        .toList();
  }

  private static long count(Shop shop, String table) {
    return shop.jdbc().sql("select count(*) from " + table).query(Long.class).single();
  }
}
