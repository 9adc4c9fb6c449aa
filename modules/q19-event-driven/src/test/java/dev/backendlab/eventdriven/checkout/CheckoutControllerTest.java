package dev.backendlab.eventdriven.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.eventdriven.WithShop;
import dev.backendlab.kit.Answer;
import dev.backendlab.kit.Http;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@WithShop
class CheckoutControllerTest {

  @LocalServerPort int port;

  @Test
  void anOrderByEventIsAccepted() {
    var answer = post("/orders");
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body()).contains("accepted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/orders/inline", "/orders/at-once"})
  void anInlineCheckoutSaysWhichServiceDidNotAnswer(String path) {
    var answer = post(path);
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.body()).contains("payment did not answer as it should");
  }

  private Answer post(String path) {
    return Http.silent("http://127.0.0.1:" + port)
        .post(path, Map.of("customer", "ada", "cents", 4_200));
  }
}
