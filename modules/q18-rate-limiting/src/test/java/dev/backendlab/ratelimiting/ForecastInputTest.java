package dev.backendlab.ratelimiting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.kit.App;
import dev.backendlab.kit.Http;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** Strangers' words are refused with a document that says which of them was wrong. */
class ForecastInputTest {

  private static App api;

  @BeforeAll
  static void start() {
    api = App.of(WeatherApplication.class).with("rate-limit.store", "local").start();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static Http acme() {
    return Http.silent(api.url()).with(Callers.API_KEY, "acme");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nobody", "ADA", "ada,ada"})
  void aCallWithoutAKnownKeyLearnsHowToBeLetIn(String key) {
    var answer = Http.silent(api.url()).with(Callers.API_KEY, key).get("/forecasts/london");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header(HttpHeaders.WWW_AUTHENTICATE))
        .isEqualTo("ApiKey header=\"X-API-Key\"");
    assertThat(answer.header(HttpHeaders.CONTENT_TYPE)).isEqualTo("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<img src=x onerror=alert(1)>", "\0", "a\0b", "\uD800", " ", "7", "-"})
  void aCityThatIsNoNameIsRefused(String city) {
    var answer = acme().get("/forecasts/" + city);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).doesNotContain("<img", "Exception");
  }

  @Test
  void theProblemNamesTheField() {
    var answer = acme().get("/forecasts/" + "x".repeat(61));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header(HttpHeaders.CONTENT_TYPE)).isEqualTo("application/problem+json");
    assertThat(answer.body()).contains("\"city\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"london", "New York", "São Paulo", "St. John's", "東京"})
  void aCityIsTextWhateverTheCallerWouldLike(String city) {
    var answer = acme().with("Accept", "text/html, */*;q=0.1").get("/forecasts/" + city);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header(HttpHeaders.CONTENT_TYPE)).startsWith("text/plain");
  }

  @ParameterizedTest
  @CsvSource({"/forecasts, 404", "/forecasts/a/b, 404", "/nothing, 404"})
  void whatIsNotThereIsAProblemToo(String path, int status) {
    var answer = acme().get(path);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header(HttpHeaders.CONTENT_TYPE)).isEqualTo("application/problem+json");
  }

  @Test
  void aForecastCannotBePosted() {
    assertThat(acme().send(HttpMethod.POST, "/forecasts/london", "{}").status()).isEqualTo(405);
  }
}
