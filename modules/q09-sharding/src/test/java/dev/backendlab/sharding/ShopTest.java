package dev.backendlab.sharding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import dev.backendlab.kit.Answer;
import dev.backendlab.kit.App;
import dev.backendlab.kit.Http;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Tests of the shop over HTTP, with two customers that each test finds as they were. */
abstract class ShopTest {

  static final long ADA = 700_001;
  static final long BOB = 700_002;
  static final long NEW = 700_003;
  static final String HERS = "ada@test.example";
  static final String FREE = "free@test.example";

  static App shop;
  static Http http;

  @BeforeAll
  static void start() {
    shop = App.of(ShardingApplication.class).start();
    http = Http.silent(shop.url());
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  @BeforeEach
  final void onlyAdaAndBob() {
    shop.bean(Shards.class)
        .scatter(shard -> {
          shard.jdbc().sql("delete from email where address like '%@test.example'").update();
          return shard
              .jdbc()
              .sql("delete from customer where id between 700001 and 700003")
              .update();
        });
    assertThat(register(ADA, HERS).status()).isEqualTo(200);
    assertThat(register(BOB, "bob@test.example").status()).isEqualTo(200);
  }

  static Answer register(long id, String email) {
    return http.post(
        "/customers", Map.of("id", id, "name", "Somebody", "email", email, "cents", 1_000));
  }

  static Optional<Customer> found(long id) {
    return shop.bean(Customers.class).find(id);
  }

  static void isRefused(Answer answer, int status, String field) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.as(Map.class).get("errors")).asInstanceOf(MAP).containsOnlyKeys(field);
    assertThat(answer.body()).doesNotContainPattern("Exception|java|select |insert ");
  }

  static Answer customer(String id, String name, String email, String cents) {
    return http.post(
        "/customers",
        "{\"id\":%s,\"name\":%s,\"email\":%s,\"cents\":%s}".formatted(id, name, email, cents));
  }
}
