package dev.backendlab.eventdriven;

import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.DEFINED_PORT;

import dev.backendlab.eventdriven.checkout.CheckoutApplication;
import dev.backendlab.eventdriven.checkout.InlineCheckout;
import dev.backendlab.eventdriven.checkout.ServerTiming;
import dev.backendlab.eventdriven.inventory.InventoryApplication;
import dev.backendlab.eventdriven.mail.MailApplication;
import dev.backendlab.eventdriven.payment.PaymentApplication;
import dev.backendlab.kit.Claim;
import dev.backendlab.kit.Demo;
import dev.backendlab.kit.Reads;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.service.FreePorts;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
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
      Effects.class
    },
    webEnvironment = DEFINED_PORT)
record EventDrivenDemo(Effects effects, Environment environment) {

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
    var ada = Customer.of("ada", url());
    stage.say("The checkout asks payment, then inventory, then mail, and Ada waits for them all.");
    stage
        .control("status of an order", status(stage, ada.cart(4_200)))
        .is(201);
    var bought = Stream.generate(() -> inline(ada)).limit(15).toList();
    var typical = median(bought);
    timeline(typical).show(stage, "One of 15 requests, the median");
    stage
        .check("requests shorter than their parts", bought.stream().filter(EventDrivenDemo::overlaps).count())
        .because("each call starts when the one before it has its answer")
        .is(0);
    stage
        .check("the parts, in % of what Ada waits", 100 * typical.sum() / typical.millis())
        .isAtLeast(60);
    stage
        .compare("what Ada waits", "ms")
        .without("the slowest part alone", slowest(typical))
        .with("all of them in line", typical.millis())
        .isHigherBy(1.4);
    stage.say("Bob's card is refused: what comes after payment never hears of him.");
    var bob = Customer.of("bob", url());
    stage.control("status of his order", status(stage, bob.cart(9_900_000))).is(402);
    stage.check("goods set aside for Bob", effects.reserved("bob")).is(0);
    stage.check("mails to Bob", effects.mails("bob")).is(0);
  }

  private String url() {
    return "http://localhost:" + environment.getProperty("local.server.port");
  }

  private int status(Stage stage, String cart) {
    return stage
        .http(url())
        .post()
        .uri("/orders/inline")
        .contentType(MediaType.APPLICATION_JSON)
        .body(cart)
        .retrieve()
        .toBodilessEntity()
        .getStatusCode()
        .value();
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
        .sorted(Comparator.comparing(Bought::millis))
        .skip(bought.size() / 2)
        .findFirst()
        .orElseThrow();
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
    return timeline.span("Ada waits", 0, bought.millis());
  }
}
