package dev.backendlab.sharding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegistrationsTest extends ShopTest {

  @Test
  void aRegistrationWithAKnownIdIsRefusedAndItsAddressIsFree() {
    isRefused(register(ADA, FREE), 409, "id");
    assertThat(register(NEW, FREE).status()).isEqualTo(200);
    assertThat(found(ADA).orElseThrow().email()).isEqualTo(HERS);
  }

  @Test
  void anAddressOfTheSampleDataIsTaken() {
    isRefused(register(NEW, "customer20@example.org"), 409, "email");
    assertThat(found(NEW)).isEmpty();
  }

  @Test
  void aRegistrationThatWasCutOffIsFinishedByTheSameIdAndByNoOther() {
    assertThat(shop.bean(Emails.class).reserve(FREE, NEW)).isTrue(); // and then the process died
    isRefused(register(700_004, FREE), 409, "email");
    assertThat(register(NEW, FREE).status()).isEqualTo(200);
    assertThat(found(NEW)).isPresent();
  }

  @Test
  void aRegistrationThatIsSentTwiceIsMadeOnce() {
    assertThat(register(ADA, HERS).body()).isEqualTo(http.get("/customers/" + ADA).body());
    isRefused(register(NEW, HERS), 409, "email");
  }

  @Test
  void anotherNameForAKnownIdIsRefusedAndHerAddressStaysHers() {
    isRefused(customer("700001", "\"Eve\"", '"' + HERS + '"', "1000"), 409, "id");
    isRefused(register(NEW, HERS), 409, "email");
  }
}
