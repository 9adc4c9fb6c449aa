package dev.backendlab.eventdriven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.kit.Answer;
import dev.backendlab.kit.Http;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;

@WithShop
@TestConstructor(autowireMode = AutowireMode.ALL)
record BadInputTest(@LocalServerPort int port, JdbcClient jdbc) {

  private static final List<String> PATHS =
      List.of(
          "/orders", "/orders/inline", "/orders/at-once", "/payments", "/reservations", "/mails");

  /** What callers are told. */
  record Problem(Map<String, String> errors) {}

  private static final String ROWS =
      """
      select (select count(*) from customer_order) + (select count(*) from outbox)
        + (select count(*) from payment) + (select count(*) from card_charge)
        + (select count(*) from reservation) + (select count(*) from confirmation)
        + (select count(*) from sent_mail)
      """;

  /** The field that is wrong, and what it says. */
  record Bad(String field, String value) {

    String body() {
      var id = UUID.randomUUID();
      return switch (field) {
        case "body" -> value;
        case "customer" -> "{\"order\":\"%s\",\"customer\":%s,\"cents\":4200}".formatted(id, value);
        case "cents" -> "{\"order\":\"%s\",\"customer\":\"ada\",\"cents\":%s}".formatted(id, value);
        default -> "{\"order\":%s,\"customer\":\"ada\",\"cents\":4200}".formatted(value);
      };
    }
  }

  static Stream<Bad> inACart() {
    var cents =
        Stream.of("1.99", "1e0", "\"7\"", "true", "null", "0", "-500", "100000001", "1e99", "{}")
            .map(each -> new Bad("cents", each));
    var customers =
        Stream.of(
                "null",
                "\"\"",
                "\" \"",
                "{}",
                "\"ada\\u0000\"",
                "\"ada\\ud800\"",
                "\"" + "a".repeat(1_200_000) + "\"")
            .map(each -> new Bad("customer", each));
    var bodies = Stream.of("", "{", "null", "[]", "7").map(each -> new Bad("body", each));
    return Stream.of(cents, customers, bodies).flatMap(each -> each);
  }

  static Stream<Bad> ofAnOrder() {
    return Stream.of("null", "7", "1.9", "\"42\"", "\"\\u0000\"")
        .map(each -> new Bad("order", each));
  }

  @ParameterizedTest
  @MethodSource("inACart")
  void isRefusedByEachServiceAndNothingIsStored(Bad bad) {
    long before = rows();
    PATHS.forEach(path -> assertRefused(post(path, bad.body()), bad.field()));
    assertThat(rows()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("ofAnOrder")
  void anOrdersIdIsNothingElse(Bad bad) {
    long before = rows();
    PATHS.stream()
        .filter(path -> !path.startsWith("/orders"))
        .forEach(path -> assertRefused(post(path, bad.body()), bad.field()));
    assertThat(rows()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /payments/42, order",
    "GET, /mails/1.9, order",
    "GET, /reservations/null, order",
    "POST, /payments/42/steps/AUTHORISED, order",
    "POST, /payments/7d6c3a52-9a52-4d35-8f3a-5b8d2f0e3a11/steps/STOLEN, state"
  })
  void anIdInAPathIsNothingElse(String method, String path, String field) {
    assertRefused(api().send(HttpMethod.valueOf(method), path, null), field);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    var answer = api().get("/payments/" + UUID.randomUUID());
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
  }

  private static void assertRefused(Answer answer, String field) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.as(Problem.class).errors()).containsOnlyKeys(field);
    assertThat(answer.body()).doesNotContain("Exception");
  }

  private Answer post(String path, String body) {
    return api().post(path, body);
  }

  private Http api() {
    return Http.silent("http://127.0.0.1:" + port);
  }

  private long rows() {
    return jdbc.sql(ROWS).query(Long.class).single();
  }
}
