package dev.backendlab.sharding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.kit.Answer;
import dev.backendlab.kit.App;
import dev.backendlab.kit.Http;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;

class ShopControllerTest extends ShopTest {

  @ParameterizedTest
  @CsvSource({
    "cents, 1.99",
    "cents, '\"7\"'",
    "cents, null",
    "cents, 0",
    "cents, -500",
    "cents, true",
    "cents, 1000000000000001",
    "cents, 99999999999999999999",
    "cents, 1e300",
    "sender, 700001.5",
    "sender, '\"700001\"'",
    "sender, null",
    "recipient, 700002.5",
    "recipient, '\"700002\"'",
    "recipient, 700001",
    "recipient, {}"
  })
  void aMalformedTransferIsToldItsField(String field, String value) {
    isRefused(
        transfer(
            field.equals("sender") ? value : "" + ADA,
            field.equals("recipient") ? value : "" + BOB,
            field.equals("cents") ? value : "1"),
        400,
        field);
    nobodyHasLessOrMore();
  }

  private static Answer transfer(String sender, String recipient, String cents) {
    return http.post(
        "/transfers",
        "{\"sender\":%s,\"recipient\":%s,\"cents\":%s}".formatted(sender, recipient, cents));
  }

  private static void nobodyHasLessOrMore() {
    assertThat(found(ADA).orElseThrow().cents()).isEqualTo(1_000);
    assertThat(found(BOB).orElseThrow().cents()).isEqualTo(1_000);
  }

  @ParameterizedTest
  @CsvSource({
    "700001, 700002, 1001, sender",
    "700009, 700002, 1, sender",
    "700001, 700009, 1, recipient"
  })
  void aTransferThatCannotBeMadeIsRefused(
      String sender, String recipient, String cents, String field) {
    isRefused(transfer(sender, recipient, cents), 422, field);
    nobodyHasLessOrMore();
  }

  @Test
  void nobodyHoldsMoreThanAnAccountCan() {
    var rich = customer("" + NEW, "\"Carol\"", '"' + FREE + '"', "" + Customer.MOST);
    assertThat(rich.status()).isEqualTo(200);
    isRefused(transfer("" + ADA, "" + NEW, "1"), 422, "recipient");
    nobodyHasLessOrMore();
  }

  @ParameterizedTest
  @CsvSource({
    "/customers/one, 400, id",
    "/customers/1.5, 400, id",
    "/customers/99999999999999999999, 400, id",
    "/customers/700009, 404, id",
    "/customers/-1, 404, id",
    "/customers/one/orders, 400, id",
    "/products/lamp/orders, 400, product",
    "/products/7/orders?page=-1, 400, page",
    "/products/7/orders?page=last, 400, page",
    "/products/7/orders?page=2147483647, 400, page"
  })
  void aMalformedPathIsToldItsField(String path, int status, String field) {
    isRefused(http.get(path), status, field);
  }

  @ParameterizedTest
  @CsvSource({"GET, /customer, 404", "DELETE, /customers/1, 405", "GET, /transfers, 405"})
  void otherMistakesAreProblemDocumentsToo(String method, String path, int status) {
    var answer = http.send(HttpMethod.valueOf(method), path, null);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void aServerThatIsAwayIs503ForItsCustomersOnly() {
    var there = Fleet.of("shard-1");
    try (var half =
        App.of(ShardingApplication.class)
            .with("shards.servers[0].name", there.name())
            .with("shards.servers[0].url", there.url())
            .with("shards.servers[0].username", there.username())
            .with("shards.servers[0].password", there.password())
            .with("shards.servers[1].name", "away")
            .with("shards.servers[1].url", "jdbc:postgresql://127.0.0.1:1/nobody")
            .with("shards.servers[1].username", "nobody")
            .with("shards.servers[1].password", "")
            .start()) {
      var ring = half.bean(HashRing.class);
      var answers =
          List.of(there.name(), "away").stream()
              .map(name -> firstOn(name, ring))
              .map(id -> Http.silent(half.url()).get("/customers/" + id))
              .toList();
      assertThat(answers.getFirst().status()).isIn(200, 404);
      assertThat(answers.getLast().status()).isEqualTo(503);
      assertThat(answers.getLast().header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(answers.getLast().header("Retry-After")).isEqualTo("1");
    }
  }

  private static long firstOn(String server, HashRing ring) {
    return LongStream.range(1, 1_000)
        .filter(id -> ring.shardOf(id).equals(server))
        .findFirst()
        .orElseThrow();
  }
}
