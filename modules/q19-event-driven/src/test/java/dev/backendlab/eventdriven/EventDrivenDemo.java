package dev.backendlab.eventdriven;

import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.NONE;

import dev.backendlab.eventdriven.Burst.Drained;
import dev.backendlab.eventdriven.PaymentLives.Booked;
import dev.backendlab.eventdriven.WriteCrash.Remains;
import dev.backendlab.eventdriven.checkout.EventCheckout;
import dev.backendlab.eventdriven.checkout.InlineCheckout;
import dev.backendlab.eventdriven.checkout.OrderEvents;
import dev.backendlab.eventdriven.checkout.Outbox;
import dev.backendlab.eventdriven.checkout.OutboxRelay;
import dev.backendlab.eventdriven.inventory.InventoryConsumer;
import dev.backendlab.eventdriven.mail.MailApplication;
import dev.backendlab.eventdriven.mail.MailConsumer;
import dev.backendlab.eventdriven.mail.Mails;
import dev.backendlab.eventdriven.payment.ChargeKeys;
import dev.backendlab.eventdriven.payment.Ledger;
import dev.backendlab.eventdriven.payment.PaymentSteps;
import dev.backendlab.eventdriven.payment.Payments;
import dev.backendlab.kit.Bar;
import dev.backendlab.kit.ByName;
import dev.backendlab.kit.Claim;
import dev.backendlab.kit.Comparison;
import dev.backendlab.kit.Demo;
import dev.backendlab.kit.Measured;
import dev.backendlab.kit.Reads;
import dev.backendlab.kit.Stage;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.SpringBootTest;

/** A checkout that asks, and one that tells. */
@Demo("q19")
@SpringBootTest(
    classes = {MailApplication.class, Shops.class, InlineShop.class},
    properties = {"spring.main.lazy-initialization=true", "spring.sql.init.mode=never"},
    webEnvironment = NONE)
record EventDrivenDemo(Shops shops, ObjectProvider<InlineShop> inline) {

  @Claim("request-response")
  @Reads(InlineCheckout.class)
  void theCheckoutTakesAsLongAsItsPartsTogether(Stage stage) {
    var checkouts = inline.getObject().checkouts();
    var effects = inline.getObject().effects();
    stage.say("The checkout asks payment, then inventory, then mail. Ada waits for them all.");
    var ada = checkouts.order(stage, "ada", Customer.IN_LINE, Customer.PRICE);
    stage.control("status of her order", ada.status()).is(201);
    var requests = Timeline.of(9, checkouts.customer("ada"));
    stage.bars("The request of median length, of 9", "ms", requests.get(4).bars());
    long shorter = requests.stream().filter(Timeline::isShorterThanItsParts).count();
    stage
        .check("requests shorter than their parts, of 9", shorter)
        .because("each call starts when the one before it has its answer")
        .is(0);
    stage
        .compare("what Ada waits", "ms")
        .without("the slowest part alone", Timeline.median(requests, Timeline::slowestPart))
        .with("all of them in line", Timeline.median(requests, Timeline::millis))
        .show();
    stage.say("Bob's card is refused: what comes after payment never hears of him.");
    var bob = checkouts.order(stage, "bob", Customer.IN_LINE, Customer.TOO_MUCH);
    stage.control("status of his order", bob.status()).is(402);
    stage.check("goods set aside for Bob", effects.reserved("bob")).is(0);
    stage.check("mails to Bob", effects.mails("bob")).is(0);
  }

  @Claim(value = "async", alone = true)
  @Reads({EventCheckout.class, Outbox.class, OutboxRelay.class})
  void theCheckoutAnswersBeforeTheWorkIsDone(Stage stage) throws Exception {
    try (var shop = shops.open("async")) {
      var checkouts = new Checkouts(shop);
      stage.say("Payment, inventory and mail answer calls; none of them listens to events yet.");
      var carla = checkouts.order(stage, "carla", Customer.IN_LINE, Customer.PRICE);
      var dora = checkouts.order(stage, "dora", Customer.AT_ONCE, Customer.PRICE);
      var emil = checkouts.order(stage, "emil", Customer.BY_EVENT, Customer.PRICE);
      stage.control("in line: parts done at the answer, of 3", carla.parts()).is(3);
      stage.control("at once: parts done at the answer, of 3", dora.parts()).is(3);
      stage.check("by event: status of the order", emil.status()).is(202);
      stage.check("by event: parts done at the answer, of 3", emil.parts()).is(0);
      stage.say("They listen. Then 12 orders come by each way, in turn.");
      checkouts.listen();
      var effects = shop.effects();
      stage.checkSoon("by event: parts done soon, of 3", () -> effects.parts("emil")).is(3);
      var times = checkouts.times(stage, 12);
      stage.bars("Until the customer is answered, median", "ms", Bar.of(times.answered()));
      stage.bars("Until the last of three parts is done, median", "ms", Bar.of(times.done()));
      compared(stage, "p50 of the answer", times.answered(), Checkouts.IN_LINE).isLowerBy(1.5);
      compared(stage, "p50 until everything is done", times.done(), Checkouts.AT_ONCE).show();
      stage.say("Frank's and Gina's cards are refused. Nobody waits for that but calls in line.");
      checkouts.order(stage, "frank", Customer.AT_ONCE, Customer.TOO_MUCH);
      checkouts.order(stage, "gina", Customer.BY_EVENT, Customer.TOO_MUCH);
      stage.control("at once: goods set aside for Frank", effects.reserved("frank")).is(1);
      stage.controlSoon("by event: goods set aside for Gina", () -> effects.reserved("gina")).is(1);
    }
  }

  @Claim("decoupling")
  @Reads({MailConsumer.class, Mails.class, InlineCheckout.class})
  void eventsWaitWhileAServiceIsDown(Stage stage) throws Exception {
    try (var shop = shops.open("decoupling")) {
      var outage = new MailOutage(shop);
      stage.say("Mail is up: 25 orders in line, 100 by event. While they come, mail goes down.");
      stage.control("in line: orders that failed", outage.inline(stage, 25)).is(0);
      outage.events(stage, 100);
      outage.mailGoesDown();
      stage.say("It is down. In line nothing goes any more; by event, 200 orders come in.");
      stage.control("in line: orders that failed", outage.inline(stage, 50)).is(50);
      stage.control("in line: charged all the same", shop.effects().paid("fay")).is(75);
      stage.check("by event: orders that failed", outage.events(stage, 200)).is(0);
      stage.checkSoon("events that wait for mail", outage::waiting).isAtLeast(200);
      outage.mailComesBack();
      stage.say("It is back, and 100 more orders come in.");
      outage.events(stage, 100);
      outage.awaitMails();
      stage
          .check("of 400 orders by event, with a mail", shop.effects().mailsTo("gil"))
          .because("the topic kept them, and the group's offset says where to go on")
          .is(400);
      stage.check("mails for them", outage.mails()).is(400);
    }
  }

  @Claim("scalability")
  @Reads({InventoryConsumer.class, ShopProperties.class})
  void moreConsumersDrainABurstSooner(Stage stage) throws Exception {
    try (var shop = shops.open("scalability")) {
      var burst = new Burst(shop);
      stage.say("400 orders at once, in 6 partitions. Each waits 3 ms for the warehouse.");
      var one = burst.drainedBy(1);
      var six = burst.drainedBy(6);
      var seven = burst.drainedBy(7);
      var hot = burst.withHotKeyBy(6);
      var all = List.of(one, six, seven, hot);
      Burst.show(stage, all);
      stage.check("events that wait once all are sent", one.waiting()).isAtLeast(200);
      stage.control("events of 1 consumer", one.busiest()).is(400);
      stage.check("events of the busiest of 6", six.busiest()).isAtMost(120);
      stage
          .check("consumers without a partition, of 7", seven.idle())
          .because("a partition has one reader in a group: with six of them, the seventh waits")
          .is(1);
      stage.check("half with one key: events of the busiest of 6", hot.busiest()).isAtLeast(160);
      stage.check("orders done", all.stream().mapToInt(each -> each.done().size()).sum()).is(1_600);
      rates(stage, one, six).show();
      rates(stage, six, seven).show();
      stage.say("The same burst by calls, for three threads. Callers wait a tenth of a second.");
      stage.control("by calls: left without an answer", burst.leftByCalls()).isAtLeast(120);
    }
  }

  @Claim("payments-with-kafka")
  @Reads({PaymentSteps.class, Ledger.class})
  void theStepsOfAPaymentStayInOrder(Stage stage) throws Exception {
    try (var shop = shops.open("payments")) {
      var lives = new PaymentLives(shop);
      stage.say(
          "600 payments are authorised, captured, settled and refunded: events with the payment as"
              + " key, in 6 partitions. 400 more are sent without it.");
      stage.say("While one instance books them, a second one comes, and then the first one goes.");
      int moved = lives.live();
      var booked = lives.booked();
      stage.table("In topic and ledger", Booked.COLUMNS, booked, Booked::row);
      var keyed = booked.get(0);
      stage.control("partitions that changed hands", moved).isAtLeast(1);
      stage.control("without key: in several partitions", booked.get(1).scattered()).isAtLeast(1);
      stage.control("in turn: steps too early", booked.get(2).tooEarly()).isAtLeast(1);
      stage.check("with key: payments in several partitions", keyed.scattered()).is(0);
      stage.check("with key: payments booked to the last step", keyed.complete()).is(600);
      stage
          .check("with key: steps that came too early", keyed.tooEarly())
          .because("one key is one partition, a partition is in order, and one consumer reads it")
          .is(0);
    }
  }

  @Claim("duplicates")
  @Reads({Payments.class, ChargeKeys.class})
  void aConsumerKilledAfterItsChargeDoesNotChargeAgain(Stage stage) throws Exception {
    try (var shop = shops.open("duplicates", 1)) {
      var crash = new ChargeCrash(shop);
      stage.say("20 orders wait. Two consumers charge them: a naive one, and one with keys.");
      shop.place("hana", 20);
      stage.say("Each is killed (kill -9) after its 10th charge, before it commits its offset.");
      crash.killAfterCharge(10);
      stage.control("charges of the naive one", crash.by("naive").charges()).is(10);
      stage.control("charges of the one with keys", crash.by("order").charges()).is(10);
      stage.say("Both start again, and hear again what was not committed.");
      crash.startAgain();
      stage
          .control("orders that the naive one charged twice", crash.by("naive").twice())
          .isAtLeast(1);
      stage.check("with keys: orders charged", crash.by("order").orders()).is(20);
      stage
          .check("with keys: orders charged twice", crash.by("order").twice())
          .because("the key is the order's: the card network knows the second attempt by it")
          .is(0);
    }
  }

  @Claim("dual-write")
  @Reads({EventCheckout.class, Outbox.class, OutboxRelay.class})
  void anOrderAndItsEventAreBothThereOrNeither(Stage stage) throws Exception {
    try (var shop = shops.open("dual")) {
      var crash = new WriteCrash(shop);
      stage.say(
          "A checkout writes orders to PostgreSQL and events to Kafka, in three ways. It is killed"
              + " (kill -9) while orders of each are between the two.");
      crash.killBetweenTheTwo();
      stage.say("It starts again, and its relay looks into the outbox.");
      var left = crash.restarted();
      stage.table("8 orders in each way, killed, restarted", Remains.COLUMNS, left, Remains::row);
      stage.control("commit-then-send: orders without an event", left.get(0).lost()).is(8);
      int invented = left.get(1).invented();
      stage.control("send-then-commit: events of orders that don't exist", invented).is(8);
      var outbox = left.get(2);
      stage.check("outbox: orders", outbox.orders().size()).is(8);
      stage
          .check("outbox: orders without an event", outbox.lost())
          .because("the event was committed with the order, and is sent until it is acknowledged")
          .is(0);
      stage.check("outbox: events of orders that don't exist", outbox.invented()).is(0);
      stage.check("outbox: events for these orders", outbox.events()).isAtLeast(8);
    }
  }

  @Claim("poison")
  @Reads({InventoryConsumer.class, FailedEvents.class, DeadLetters.class})
  void anOrderThatAlwaysFailsGoesAsideAndTheOthersFlow(Stage stage) throws Exception {
    try (var blocked = shops.open("blocked", 3);
        var shop = shops.open("poison", 3)) {
      stage.say(
          "60 orders in three partitions. The first makes the warehouse's program fail, always."
              + " One consumer takes it for an outage and tries in place; the other puts it aside.");
      var stuck = PoisonOrder.triedInPlace(blocked, 60);
      var service = PoisonOrder.putAside(shop, 60);
      stage.control("in place: attempts at it", stuck.failures()).isAtLeast(8);
      stage.control("in place: orders behind it", stuck.behind().size()).isAtLeast(1);
      stage.control("in place: of these, goods set aside for", stuck.done(stuck.behind())).is(0);
      stage
          .check("retry topic: orders whose goods are set aside, of 60", service.done())
          .because("the offset moves past the one that failed: it is safe in another topic")
          .is(59);
      stage.check("attempts before it was given up", service.failures()).is(PoisonOrder.ATTEMPTS);
      stage.check("orders in the dead-letter topic", service.deadLetters()).is(1);
      stage.say("The bug is mended, and the dead letters are tried again.");
      stage.check("dead letters replayed", service.mendAndReplay()).is(1);
      stage.check("orders whose goods are set aside, of 60", service.done()).is(60);
      stage.say("20 orders come while the table of reservations is away: none would fare better.");
      stage.check("goods set aside once it is back, of 20", service.outage(20)).is(20);
      stage.check("orders put aside meanwhile", service.deadLetters() - 1).is(0);
    }
  }

  @Claim(value = "broker-loss", alone = true)
  @Reads({OrderEvents.class, ShopEvents.class, ShopProperties.class})
  void theLossOfABrokerLosesNoAcknowledgedEvent(Stage stage) throws Exception {
    try (var shop = shops.open("loss", 1);
        var loss = new BrokerLoss(shop)) {
      stage.say("A topic on three brokers. The shop sends with acks=all: two must have an event.");
      stage.say("Beside it, a hasty sender takes the leader's word: acks=1. Both send 100 orders.");
      loss.byShop().sends(100).join();
      loss.byLeadersWord().sends(100).join();
      stage.say("The followers hang. Both send 100 more, and the leader is killed (kill -9).");
      loss.followersHang();
      var underWay = loss.byShop().sends(100);
      loss.awaitShopsOrders();
      loss.byLeadersWord().sendsInTurn(100);
      stage.control("acknowledged with acks=1", loss.byLeadersWord().acknowledged().size()).is(200);
      loss.leaderIsKilled();
      stage.say("The followers wake up, and one of them leads.");
      underWay.join();
      stage.controlSoon("another one leads", loss::hasAnotherLeader).is(true);
      stage.check("acknowledged with acks=all", loss.byShop().acknowledged().size()).is(200);
      int lost = loss.missing(loss.byLeadersWord());
      stage.control("acks=1: acknowledged and lost", lost).isAtLeast(1);
      stage
          .check("acks=all: acknowledged and lost", loss.missing(loss.byShop()))
          .because("it was acknowledged when a follower had it too, and only such a one may lead")
          .is(0);
    }
  }

  private static Comparison compared(Stage stage, String what, ByName<Measured> ways, String way) {
    return stage
        .compare(what, "ms")
        .without(way, ways.of(way))
        .with(Checkouts.BY_EVENT, ways.of(Checkouts.BY_EVENT));
  }

  private static Comparison rates(Stage stage, Drained few, Drained more) {
    return stage
        .compare("how fast the burst drains", "orders a second")
        .without(few.by(), few.rate())
        .with(more.by(), more.rate());
  }
}
