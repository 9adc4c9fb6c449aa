package dev.backendlab.eventdriven.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.eventdriven.WithShop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;

@WithShop
class CheckoutControllerTest {

  @LocalServerPort int port;
  private RestClient http;

  @BeforeEach
  void client() {
    http =
        RestClient.builder()
            .baseUrl("http://127.0.0.1:" + port)
            .defaultStatusHandler(status -> true, (request, response) -> {})
            .build();
  }

  @Test
  void anOrderByEventIsAccepted() {
    var answer = post("/orders", "{\"customer\":\"ada\",\"cents\":4200}");
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
    assertThat(answer.getBody()).contains("accepted");
  }

  @Test
  void anOrderWithoutCustomerOrAmountIsRefusedWithTheReason() {
    var nobody = post("/orders", "{\"cents\":4200}");
    assertThat(nobody.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    assertThat(nobody.getBody()).contains("An order needs a customer.");
    var nothing = post("/orders/inline", "{\"customer\":\"ada\",\"cents\":0}");
    assertThat(nothing.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    assertThat(nothing.getBody()).contains("at least one cent");
  }

  @Test
  void anInlineCheckoutSaysWhichServiceDidNotAnswer() {
    var answer = post("/orders/inline", "{\"customer\":\"ada\",\"cents\":4200}");
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    assertThat(answer.getBody()).contains("payment did not answer as it should");
  }

  private ResponseEntity<String> post(String path, String body) {
    return http.post()
        .uri(path)
        .contentType(MediaType.APPLICATION_JSON)
        .body(body)
        .retrieve()
        .toEntity(String.class);
  }
}
