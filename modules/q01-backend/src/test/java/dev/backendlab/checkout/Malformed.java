package dev.backendlab.checkout;

import dev.backendlab.checkout.Shop.Customer;
import dev.backendlab.kit.Answer;
import dev.backendlab.kit.Http;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;

/** A request with one mistake, by which field it is wrong, and its answer. */
record Malformed(String field, String text, Answer answer) {

  /** All of malformed.yml. */
  static List<Malformed> sentBy(Customer customer) throws Exception {
    var all = new ArrayList<Malformed>();
    try (var file = new ClassPathResource("malformed.yml").getInputStream()) {
      for (var each : new Yaml().<List<List<String>>>load(file)) {
        var answer = send(customer, each.get(1), each.get(2));
        all.add(new Malformed(each.get(0), each.get(2), answer));
      }
    }
    return all;
  }

  private static Answer send(Customer customer, String kind, String text) throws Exception {
    var caller = customer.by(Http.silent(customer.shop().url()));
    return switch (kind) {
      case "form" -> customer.send(Shop.FORM, text);
      case "key" -> caller.with("Idempotency-Key", text).post("/orders", Shop.LAMP);
      case "cookie" -> caller.with("Cookie", "session=" + text).post("/orders", Shop.LAMP);
      case "path" -> caller.get(text);
      default -> customer.send(Shop.JSON, text);
    };
  }

  boolean isRefused() {
    return answer.status() / 100 == 4
        && answer.header("Content-Type").equals("application/problem+json");
  }

  boolean namesItsField() {
    return isRefused()
        && answer.as(Map.class).get("errors") instanceof Map<?, ?> errors
        && errors.containsKey(field);
  }

  List<String> row() {
    return List.of(text, "" + answer.status(), answer.body().replaceAll(".*errors.:|}$", ""));
  }
}
