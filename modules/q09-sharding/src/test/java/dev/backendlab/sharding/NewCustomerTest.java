package dev.backendlab.sharding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewCustomerTest extends ShopTest {

  private static final String MEGABYTE = "m".repeat(1_200_000);

  @ParameterizedTest
  @CsvSource({
    "id, 700003.9",
    "id, '\"700003\"'",
    "id, null",
    "id, true",
    "id, 0",
    "id, -700003",
    "id, 1000000000000001",
    "id, 99999999999999999999",
    "id, 1e300",
    "id, []",
    "name, null",
    "name, '\"\"'",
    "name, '\" \"'",
    "name, '\"A\\u0000\"'",
    "name, '\"A\\ud800\"'",
    "name, {}",
    "name, '\"A\\u000a\"'",
    "email, null",
    "email, '\"\"'",
    "email, '\"somebody\"'",
    "email, '\"a\\u0000@test.example\"'",
    "email, '\"a\\udc00@test.example\"'",
    "email, '\"a b@test.example\"'",
    "email, '\"a@b@c\"'",
    "cents, 1.99",
    "cents, '\"7\"'",
    "cents, null",
    "cents, -500",
    "cents, 1000000000000001",
    "cents, 99999999999999999999",
    "cents, false"
  })
  void aMalformedCustomerIsToldItsField(String field, String value) {
    var answer =
        customer(
            field.equals("id") ? value : "" + NEW,
            field.equals("name") ? value : "\"Carol\"",
            field.equals("email") ? value : '"' + FREE + '"',
            field.equals("cents") ? value : "0");
    isRefused(answer, 400, field);
    assertThat(found(NEW)).isEmpty();
    assertThat(register(NEW, FREE).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "email"})
  void aMegabyteIsRefused(String field) {
    var name = field.equals("name") ? MEGABYTE : "Carol";
    var email = field.equals("email") ? MEGABYTE + "@test.example" : FREE;
    isRefused(customer("" + NEW, '"' + name + '"', '"' + email + '"', "0"), 400, field);
    assertThat(found(NEW)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "7", "null"})
  void aBodyThatIsNoCustomerIsRefused(String body) {
    isRefused(http.post("/customers", body), 400, "body");
  }

  @Test
  void aMissingFieldIsRefused() {
    isRefused(
        http.post("/customers", "{\"id\":700003,\"name\":\"C\",\"email\":\"c@test.example\"}"),
        400,
        "cents");
  }

  @Test
  void namesAndAddressesOfOtherScriptsAreStored() {
    var name = "Zoë 李 \uD83D\uDE00";
    var answer = customer("" + NEW, '"' + name + '"', "\"zoë@test.example\"", "0");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(found(NEW).orElseThrow().name()).isEqualTo(name);
  }
}
