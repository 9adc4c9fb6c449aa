package dev.backendlab.checkout;

import dev.backendlab.checkout.Shop.Customer;
import dev.backendlab.kit.Answer;
import dev.backendlab.kit.Column;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.yaml.snakeyaml.Yaml;

/**
 * A request with one mistake, and its answer.
 *
 * @param field that is wrong
 * @param text of the body, key, cookie or path, as {@code kind} says
 */
record Malformed(String field, String kind, String text, Answer answer) {

  static final List<Column> COLUMNS =
      List.of(Column.of("sent"), Column.counted("status"), Column.of("field"), Column.of("detail"));

  private static final String GOOD = "{\"lines\":[{\"sku\":\"lamp\",\"quantity\":1}]}";

  /** All of malformed.yml. */
  static List<Malformed> sentBy(Customer customer) throws Exception {
    try (var file = new ClassPathResource("malformed.yml").getInputStream()) {
      List<List<String>> all = new Yaml().load(file);
      return all.stream().map(each -> sent(customer, each)).toList();
    }
  }

  private static Malformed sent(Customer customer, List<String> request) {
    var text = request.get(2);
    var answer =
        switch (request.get(1)) {
          case "form" -> customer.send(HttpMethod.POST, "/orders", Shop.FORM, text);
          case "key" ->
              customer.send(HttpMethod.POST, "/orders", Shop.JSON, GOOD, "Idempotency-Key", text);
          case "cookie" ->
              customer.send(
                  HttpMethod.POST, "/orders", Shop.JSON, GOOD, "Cookie", "session=" + text);
          case "path" -> customer.send(HttpMethod.GET, text, "", "");
          default -> customer.send(HttpMethod.POST, "/orders", Shop.JSON, text);
        };
    return new Malformed(request.get(0), request.get(1), text, answer);
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
    var detail = isRefused() ? String.valueOf(answer.as(Map.class).get("detail")) : answer.body();
    return List.of(text, "" + answer.status(), field, detail);
  }
}
