package dev.backendlab.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

class HttpTest {

  record Pot(String pot) {}

  record Trouble(int status, String detail) {}

  @Test
  void anAnswerIsWhateverCame() {
    try (var server = StubServer.answering(418, "{\"pot\":\"tea\"}")) {
      var answer = Http.silent(server.url()).with("X-Cup", "1").get("/coffee");

      assertThat(answer.status()).isEqualTo(418);
      assertThat(answer.as(Pot.class)).isEqualTo(new Pot("tea"));
      assertThat(answer.header("X-Pot")).isEqualTo("none");
      assertThat(server.visits().now()).isEqualTo(1);
    }
  }

  @Test
  void anErrorIsNoRecordOfNulls() {
    try (var server = StubServer.answering(503, "{\"status\":503,\"detail\":\"no Redis\"}")) {
      var answer = Http.silent(server.url()).get("/coffee");

      assertThatThrownBy(() -> answer.as(Pot.class))
          .hasMessage("the answer was 503, and no Pot: {\"status\":503,\"detail\":\"no Redis\"}");
      assertThat(answer.as(Trouble.class)).isEqualTo(new Trouble(503, "no Redis"));
    }
    assertThatThrownBy(() -> new Answer(0, new HttpHeaders(), "ConnectException").as(Pot.class))
        .hasMessage("no answer came (ConnectException)");
  }

  @Test
  void nobodyThereAndNoAnswerAreAnswersToo() {
    var gone = StubServer.answering(200, "");
    gone.close();
    assertThat(Http.silent(gone.url()).get("/").status()).isEqualTo(Answer.GAVE_UP);

    try (var hanging = StubServer.hanging()) {
      var answer = Http.silent(hanging.url()).patience(Duration.ofMillis(200)).get("/");
      assertThat(answer.status()).isEqualTo(Answer.GAVE_UP);
      assertThat(answer.body()).isNotBlank();
      assertThat(hanging.visits().now()).isEqualTo(1);
    }
  }

  @Test
  void answersAreTalliedByStatus() throws Exception {
    var answers = new Answers();
    try (var good = StubServer.answering(200, "");
        var bad = StubServer.answering(503, "")) {
      for (int i = 0; i < 3; i++) {
        answers.count(() -> Http.silent(good.url()).get("/"));
      }
      answers.count(() -> Http.silent(bad.url()).post("/", Map.of("a", 1)));
    }

    assertThat(answers).hasToString("3 × 200, 1 × 503");
    assertThat(answers.with(503)).isEqualTo(1);
    assertThat(answers.errorPercent()).isEqualTo(new Counted(25));
    assertThat(answers.waits().count()).isEqualTo(4);
    assertThat(answers.served().count()).isEqualTo(3);
  }

  @Test
  void aSlowServerAnswersAfterItsDelayAndIsClosedWithinIt() {
    try (var slow = StubServer.slow(Duration.ofMillis(50))) {
      assertThat(Http.silent(slow.url()).get("/").status()).isEqualTo(200);
    }
    var hanging = StubServer.hanging();
    var waiting = Thread.ofVirtual().start(() -> Http.silent(hanging.url()).get("/"));
    org.awaitility.Awaitility.await().until(() -> hanging.visits().now() == 1);
    hanging.close();
    org.awaitility.Awaitility.await().until(() -> !waiting.isAlive());
  }
}
