package dev.backendlab.eventdriven;

import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.DEFINED_PORT;

import dev.backendlab.eventdriven.checkout.CheckoutApplication;
import dev.backendlab.eventdriven.checkout.EventCheckout;
import dev.backendlab.eventdriven.checkout.InlineCheckout;
import dev.backendlab.eventdriven.checkout.OrderEvents;
import dev.backendlab.eventdriven.checkout.Outbox;
import dev.backendlab.eventdriven.checkout.OutboxRelay;
import dev.backendlab.eventdriven.checkout.ServerTiming;
import dev.backendlab.eventdriven.inventory.DeadLetters;
import dev.backendlab.eventdriven.inventory.InventoryApplication;
import dev.backendlab.eventdriven.inventory.InventoryConsumer;
import dev.backendlab.eventdriven.mail.MailApplication;
import dev.backendlab.eventdriven.mail.MailConsumer;
import dev.backendlab.eventdriven.mail.Mails;
import dev.backendlab.eventdriven.payment.CardNetwork;
import dev.backendlab.eventdriven.payment.ChargeKeys;
import dev.backendlab.eventdriven.payment.Ledger;
import dev.backendlab.eventdriven.payment.LedgerConsumer;
import dev.backendlab.eventdriven.payment.PaymentApplication;
import dev.backendlab.eventdriven.payment.PaymentConsumer;
import dev.backendlab.eventdriven.payment.PaymentSteps;
import dev.backendlab.eventdriven.payment.Payments;
import dev.backendlab.kit.Claim;
import dev.backendlab.kit.Demo;
import dev.backendlab.kit.Load;
import dev.backendlab.kit.Measured;
import dev.backendlab.kit.Reads;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.service.FreePorts;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A checkout that asks, and one that tells. */
@Demo("q19")
@SpringBootTest(
    classes = {
      CheckoutApplication.class,
      PaymentApplication.class,
      InventoryApplication.class,
      MailApplication.class,
      Consumers.class,
      Shops.class
    },
    properties = {
      "spring.kafka.admin.auto-create=false",
      "spring.kafka.listener.auto-startup=false"
    },
    webEnvironment = DEFINED_PORT)
record EventDrivenDemo(Environment environment, JdbcClient jdbc, Consumers consumers, Shops shops) {

  private static final String[] ALL = {"payment", "inventory", "mail"};

  /** All four services at one port, which each must know before it is open. */
  @DynamicPropertySource
  static void port(DynamicPropertyRegistry properties) {
    int port = FreePorts.next();
    properties.add("server.port", () -> port);
    Stream.of("PAYMENT", "INVENTORY", "MAIL")
        .forEach(service -> properties.add(service, () -> "http://localhost:" + port));
  }

  @Claim("request-response")
  @Reads({InlineCheckout.class, ServerTiming.class})
  void theCheckoutTakesAsLongAsItsPartsTogether(Stage stage) throws Exception {
    var ada = Customer.newcomer("ada", url());
    stage.say("The checkout asks payment, then inventory, then mail, and Ada waits for them all.");
    stage.control("status of an order", status(stage, "ada", ada.cart(4_200))).is(201);
    var bought = Stream.generate(() -> inline(ada)).limit(15).toList();
    var typical = median(bought);
    timeline(typical).show(stage, "One of 15 requests, the median");
    stage
        .check(
            "requests shorter than their parts",
            bought.stream().filter(EventDrivenDemo::overlaps).count())
        .because("each call starts when the one before it has its answer")
        .is(0);
    stage.check("the parts, in % of what Ada waits", shareOfParts(bought)).isAtLeast(50);
    stage
        .compare("what Ada waits", "ms")
        .without("the slowest part alone", median(bought, EventDrivenDemo::slowest))
        .with("all of them in line", median(bought, Bought::millis))
        .show();
    stage.say("Bob's card is refused: what comes after payment never hears of him.");
    var bob = Customer.newcomer("bob", url());
    stage.control("status of his order", status(stage, "bob", bob.cart(9_900_000))).is(402);
    stage.check("goods set aside for Bob", effects().reserved(bob.name())).is(0);
    stage.check("mails to Bob", effects().mails(bob.name())).is(0);
  }

  @Claim("async")
  @Reads({EventCheckout.class, Outbox.class, OutboxRelay.class, PaymentConsumer.class})
  void theCheckoutAnswersBeforeTheWorkIsDone(Stage stage) throws Exception {
    try (var running = consumers.start(ALL)) {
      stage.say(
          "Carla's order is written down with its event, and she is answered. Then it is done.");
      showTimelines(stage, Customer.newcomer("carla", url()));
      int pace = halfOfWhatInLineManages(stage);
      stage.say("Half as many customers a second, in both shops.");
      var inline = rate(stage, "/orders/inline", pace, Customer.newcomer("dora", url()));
      var emil = Customer.newcomer("emil", url());
      var events = rate(stage, "/orders", pace, emil);
      effects().awaitAll(emil.name(), events.requests());
      stage.control("orders that failed in line", inline.errors()).is(0);
      stage.check("orders that failed by events", events.errors()).is(0);
      stage
          .compare("p50 of the answer", "ms")
          .without("in line", inline.succeeded().p50())
          .with("by events", events.succeeded().p50())
          .because("it waits for its own commit, and for nobody else")
          .isLowerBy(1.5);
      stage
          .compare("by events: p50", "ms")
          .without("answered", events.succeeded().p50())
          .with("everything done", lastDone(emil.name()))
          .because("the work has not become less: it is later, and nobody waits for it")
          .isHigherBy(1.5);
    }
  }

  @Claim("decoupling")
  @Reads({MailConsumer.class, Mails.class, InlineCheckout.class})
  void eventsWaitWhileAServiceIsDown(Stage stage) throws Exception {
    try (var shop = shops.open("decoupling")) {
      var outage = MailOutage.in(shop);
      stage.say("Mail is up: 50 orders in line, 500 by events. While they come, mail goes down.");
      stage.control("in line: orders that failed", outage.inline(stage, 50)).is(0);
      outage.events(stage, 500);
      outage.mailGoesDown();
      stage.say("It is down. In line nothing goes any more; by events, 1,000 orders come in.");
      stage.control("in line: orders that failed", outage.inline(stage, 100)).is(100);
      stage.control("in line: charged all the same", outage.chargedInline()).is(150);
      long hanging = outage.hanging(stage, 5);
      stage.control("in line, mail hangs: without an answer after 1 s, of 5", hanging).is(5);
      long before = outage.mails();
      stage.check("by events: orders that failed", outage.events(stage, 1_000)).is(0);
      stage.check("mails while mail is down", outage.mails() - before).is(0);
      outage.mailComesBack();
      stage.say("It is back, and 500 more orders come in.");
      outage.events(stage, 500);
      outage.awaitMails();
      stage.check("orders by events", outage.orders()).is(2_000);
      stage
          .check("mails for them", outage.mails())
          .because("the topic kept them, and the group's offset says where to go on")
          .is(2_000);
      stage.check("orders with two mails", outage.twice()).is(0);
    }
  }

  @Claim("scalability")
  @Reads({MailConsumer.class, Mails.class, ShopProperties.class})
  void moreConsumersDrainABurstSooner(Stage stage) throws Exception {
    try (var shop = shops.open("scalability")) {
      var burst = new MailBurst(shop);
      stage.say(
          "%d orders at once; a mail takes 30 ms, waiting for the provider. First by calls, for three threads."
              .formatted(MailBurst.ORDERS));
      stage
          .control("by calls: given up after 250 ms", burst.byCalls(stage).errors())
          .isAtLeast(MailBurst.ORDERS / 3.0);
      stage.say("Now by events, for 1 to 7 consumers of a topic with 6 partitions.");
      burst.warmUp();
      var drained = IntStream.of(1, 2, 3, 6, 7).mapToObj(burst::byEvents).toList();
      Drained.show(stage, drained);
      var one = drained.getFirst();
      stage.check("events that waited at most", one.peak()).isAtLeast(MailBurst.ORDERS / 2.0);
      stage.check("bursts that lost an event", burst.lost()).is(0);
      drainsSooner(stage, one, drained.get(1));
      drainsSooner(stage, one, drained.get(2));
      stage.control("consumers without a partition, of 6", drained.get(3).idle()).is(0);
      stage
          .check("consumers without a partition, of 7", drained.get(4).idle())
          .because("a partition has one reader in a group: with six of them, the seventh waits")
          .is(1);
    }
  }

  @Claim("payments-with-kafka")
  @Reads({PaymentSteps.class, Ledger.class, LedgerConsumer.class})
  void theStepsOfAPaymentStayInOrder(Stage stage) throws Exception {
    try (var shop = shops.open("payments")) {
      var lives = new PaymentLives(shop);
      stage.say(
          "1,000 payments are authorised, captured, settled and refunded: events with the payment as"
              + " key, in 6 partitions. 200 more are sent without a key, to each partition in turn.");
      stage.say("While one instance books them, a second one comes, and then the first one goes.");
      lives.live();
      var keyed = lives.withKeys();
      var keyless = lives.withoutKeys();
      stage.table("In the ledger", PaymentLives.COLUMNS, List.of(keyed.row(), keyless.row()));
      stage.control("partitions that changed hands", lives.moved()).isAtLeast(1);
      stage.control("without key: steps that came too early", keyless.tooEarly()).isAtLeast(1);
      stage
          .check("with key: payments booked to the last step", keyed.complete())
          .is(PaymentLives.KEYED);
      stage
          .check("with key: steps that came too early", keyed.tooEarly())
          .because("one key is one partition, a partition is in order, and one consumer reads it")
          .is(0);
    }
  }

  @Claim("duplicates")
  @Reads({Payments.class, ChargeKeys.class, CardNetwork.class})
  void aConsumerKilledAfterItsChargeDoesNotChargeAgain(Stage stage) throws Exception {
    try (var shop = shops.open("duplicates")) {
      var crash = new ChargeCrash(shop);
      stage.say("20 orders wait. Two consumers charge them: a naive one, and one with keys.");
      crash.ordersArePlaced(20);
      stage.say("Each is killed (kill -9) after its 10th charge, before it commits its offset.");
      crash.consumersAreKilledAfterCharge(10);
      stage.control("charged by the naive one", crash.by("naive").charges()).is(10);
      stage.control("charged by the other", crash.by("order").charges()).is(10);
      stage.say("Both start again, and hear again what was not committed.");
      crash.consumersStartAgain();
      var naive = crash.by("naive");
      var idempotent = crash.by("order");
      stage.table(
          "What the card network has charged",
          Charges.COLUMNS,
          List.of(naive.row("naive"), idempotent.row("idempotent")));
      stage.control("orders that the naive one charged twice", naive.twice()).isAtLeast(1);
      stage.check("orders that the other charged", idempotent.orders()).is(20);
      stage
          .check("orders that it charged twice", idempotent.twice())
          .because(
              "the key is the order's: the card network knows the second attempt for the first")
          .is(0);
    }
  }

  @Claim("dual-write")
  @Reads({EventCheckout.class, Outbox.class, OutboxRelay.class})
  void anOrderAndItsEventAreBothThereOrNeither(Stage stage) throws Exception {
    try (var shop = shops.open("dual")) {
      stage.say(
          "A checkout writes orders to PostgreSQL and events to Kafka, in three ways. It is killed"
              + " (kill -9) while orders of each are between the two.");
      shop.topic("orders", 6);
      Crashed.killBetweenTheTwo(shop);
      stage.say("It starts again, and its relay looks into the outbox.");
      var left = Crashed.restarted(shop);
      Crashed.show(stage, left);
      var first = left.get(0);
      stage.control(first.way() + ": orders without an event", first.lost()).is(Way.ORDERS);
      var second = left.get(1);
      stage
          .control(second.way() + ": events of orders that don't exist", second.invented())
          .is(Way.ORDERS);
      var outbox = left.get(2);
      stage.check("outbox: orders", outbox.orders().size()).is(Way.ORDERS);
      stage
          .check("outbox: orders without an event", outbox.lost())
          .because("the event was committed with the order, and is sent until it is acknowledged")
          .is(0);
      stage.check("outbox: events of orders that don't exist", outbox.invented()).is(0);
      stage.check("outbox: events for these orders", outbox.events()).isAtLeast(Way.ORDERS);
    }
  }

  @Claim("poison")
  @Reads({InventoryConsumer.class, DeadLetters.class})
  void anOrderThatAlwaysFailsGoesAsideAndTheOthersFlow(Stage stage) throws Exception {
    try (var blocked = shops.open("blocked");
        var shop = shops.open("poison")) {
      stage.say(
          "60 orders in three partitions. The first makes the warehouse's program fail, always.");
      stage.say(
          "One consumer tries in place until it works; the shop's own has topics for what failed.");
      var stubborn = Poisoned.runWithStubborn(blocked, 60);
      var service = Poisoned.runWithRetries(shop, 60);
      Poisoned.show(stage, stubborn, service);
      stage.control("in place: orders behind it in its partition", stubborn.behind()).isAtLeast(1);
      stage.control("in place: of these, goods set aside for", stubborn.doneBehind()).is(0);
      stage
          .check("retry topic: orders whose goods are set aside, of 60", service.done())
          .because("the offset moves past the one that failed: it is safe in another topic")
          .is(59);
      stage.check("attempts before it was given up", service.failures()).is(Poisoned.ATTEMPTS);
      stage.check("orders in the dead-letter topic", service.deadLetters().size()).is(1);
      stage.say("The bug is mended, and the dead letters are tried again.");
      stage.check("dead letters replayed", service.mendAndReplay()).is(1);
      stage.check("orders whose goods are set aside, of 60", service.done()).is(60);
      stage.check("dead letters left to replay", service.mendAndReplay()).is(0);
    }
  }

  @Claim("broker-loss")
  @Reads({OrderEvents.class, ShopEvents.class, ShopProperties.class})
  void theLossOfABrokerLosesNoAcknowledgedEvent(Stage stage) throws Exception {
    try (var shop = shops.open("loss");
        var loss = new BrokerLoss(shop)) {
      stage.say(
          "A topic on three brokers. The shop sends with acks=all, and two of them must have an event;"
              + " beside it, a hasty sender takes the leader's word: acks=1.");
      loss.bothSend(100);
      stage.say("The two followers hang for a moment, and then the leader is killed (kill -9).");
      stage.control("meanwhile acknowledged with acks=1", loss.followersHang(100)).isAtLeast(100);
      loss.leaderIsKilled();
      stage.say("The followers wake up; one of them leads, and both senders go on.");
      loss.bothSend(100);
      stage.control("the leader is another one", loss.leader() != loss.killed()).is(true);
      var outcomes = loss.outcomes();
      stage.table(
          "Acknowledged, and then in the topic",
          BrokerLoss.COLUMNS,
          outcomes.stream().map(BrokerLoss.Outcome::row).toList());
      stage.control("acks=1: acknowledged and lost", outcomes.get(1).missing()).isAtLeast(1);
      stage
          .check("acks=all: acknowledged and lost", outcomes.get(0).missing())
          .because("it was acknowledged when a follower had it too, and only such a one may lead")
          .is(0);
    }
  }

  private Effects effects() {
    return new Effects(jdbc);
  }

  private String url() {
    return "http://localhost:" + environment.getProperty("local.server.port");
  }

  private int status(Stage stage, String customer, String cart) {
    return stage.http(customer, "checkout", url()).post("/orders/inline", cart).status();
  }

  private static void drainsSooner(Stage stage, Drained one, Drained more) {
    stage
        .compare("a burst drained", "ms")
        .without("1 consumer", Measured.once(one.millis()))
        .with(more.consumers() + " consumers", Measured.once(more.millis()))
        .show();
  }

  /** One order in line and one by events, once both ways are warm. */
  private void showTimelines(Stage stage, Customer customer) throws Exception {
    for (int i = 0; i < 20; i++) {
      customer.buysByEvent();
    }
    effects().awaitAll(customer.name(), 20);
    timeline(customer.buysInline()).show(stage, "In line");
    var bought = customer.buysByEvent();
    effects().awaitAll(customer.name(), 22);
    timeline(bought, effects().times(bought.order())).show(stage, "By events");
  }

  /**
   * Customers per second whom both shops can serve on this machine: the claim is not about
   * overload.
   */
  private int halfOfWhatInLineManages(Stage stage) throws InterruptedException {
    var frida = Customer.newcomer("frida", url());
    var managed =
        stage.load("4 customers in line").clients(4).requests(60, i -> frida.buysInline());
    return (int) Math.clamp(managed.perSecond() / 2, 5, 60);
  }

  private static Load.Result rate(Stage stage, String path, int pace, Customer customer)
      throws InterruptedException {
    return stage
        .load("POST %s, %d a second".formatted(path, pace))
        .rate(
            pace,
            Duration.ofMillis(Math.max(2_500, 50_000 / pace)),
            i -> customer.buys(path, 4_200));
  }

  /** The median over all orders of the time after which the last of their parts was done, in ms. */
  private Measured lastDone(String customer) {
    var last = effects().times(customer).stream().mapToDouble(Effects.Times::last);
    return Measured.median(last.toArray());
  }

  private static Bought inline(Customer customer) {
    try {
      return customer.buysInline();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static Bought median(List<Bought> bought) {
    return bought.stream()
        .sorted(Comparator.comparingDouble(Bought::millis))
        .skip(bought.size() / 2)
        .findFirst()
        .orElseThrow();
  }

  private static Measured median(List<Bought> bought, ToDoubleFunction<Bought> millis) {
    return Measured.median(bought.stream().mapToDouble(millis).toArray());
  }

  private static Measured shareOfParts(List<Bought> bought) {
    return median(bought, each -> 100 * each.sum() / each.millis());
  }

  private static boolean overlaps(Bought bought) {
    return bought.sum() > bought.millis();
  }

  private static double slowest(Bought bought) {
    return bought.parts().values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }

  private static Timeline timeline(Bought bought) {
    var timeline = new Timeline();
    bought.parts().forEach(timeline::then);
    return timeline.span("the customer waits", 0, bought.millis());
  }

  private static Timeline timeline(Bought bought, Effects.Times times) {
    return new Timeline()
        .span("payment", 0, times.paid())
        .span("inventory", 0, times.reserved())
        .span("mail", 0, times.mailed())
        .span("the customer waits", 0, bought.millis());
  }
}
