package dev.backendlab.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import dev.backendlab.kit.Answer;
import dev.backendlab.kit.Http;
import dev.backendlab.redis.RedisServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;

/** The shop refuses with a document that names the field, and stores nothing. */
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@SpringBootTest(properties = "cache.command-timeout=2s", webEnvironment = RANDOM_PORT)
record InputsTest(@LocalServerPort int port, JdbcClient jdbc, RedisServer redis) {

  private static final int REFUSED = 400;
  private static final int MISSING = 404;
  private static final int NOT_ALLOWED = 405;

  private Http visitor() {
    return Http.silent("http://127.0.0.1:" + port);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-5",
        "0",
        "1.99",
        "1e3",
        "lamp",
        "100000001",
        "9223372036854775808",
        "%00",
        "",
        "NaN"
      })
  void aPriceThatIsNoneChangesNothing(String cents) {
    long before = price();
    refuses(visitor().send(HttpMethod.PUT, "/products/42/price?cents=" + cents, null), "cents");
    assertThat(price()).isEqualTo(before);
  }

  private long price() {
    return jdbc.sql("select cents from product where id = 42").query(Long.class).single();
  }

  @ParameterizedTest
  @CsvSource({
    "/products/lamp, id",
    "/products/1.5, id",
    "/products/99999999999, id",
    "/products/42?currency=GBP, currency",
    "/products/42?currency=eur%00, currency"
  })
  void aPageThatCannotBeIsRefused(String path, String field) {
    refuses(visitor().get(path), field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/products/-1", "/products/0", "/products/99999999", "/nothing"})
  void whatIsNotThereIsMissing(String path) {
    problem(visitor().get(path), MISSING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%00", "", "ada%0d%0aSet-Cookie:x", "%ED%A0%80", "%3Cscript%3E"})
  void aNameThatIsNoneGetsNoSession(String customer) throws Exception {
    var commands =
        redis
            .counter("hset")
            .of(() -> refuses(visitor().post("/login?customer=" + customer, null), "customer"));
    assertThat(commands).isZero();
  }

  @Test
  void aNameOfHundredsOfLettersGetsNoSession() {
    refuses(visitor().post("/login?customer=" + "a".repeat(2_000), null), "customer");
    refuses(visitor().post("/login", null), "customer");
  }

  @Test
  void aMethodThatIsNotThereIsNotAllowed() {
    problem(visitor().post("/products/42", null), NOT_ALLOWED);
  }

  private static void refuses(Answer answer, String field) {
    assertThat(problem(answer, REFUSED)).contains(field);
  }

  private static String problem(Answer answer, int status) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.body()).doesNotContain("Exception", "at dev.");
    return answer.body();
  }
}
