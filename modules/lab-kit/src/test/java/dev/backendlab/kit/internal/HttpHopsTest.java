package dev.backendlab.kit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.kit.App;
import dev.backendlab.kit.Http;
import dev.backendlab.kit.StubServer;
import dev.backendlab.kit.story.ToldHops;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.web.client.RestClient;

/** Stubs answer in the place of applications; the port makes the name. */
class HttpHopsTest {

  /** Calls others with the builder of Spring Boot. */
  @EnableAutoConfiguration
  static class ShopApplication {}

  @Test
  void aCallOfOneApplicationToAnotherIsCountedByBothNames() {
    try (var answers = StubServer.answering(201, "");
        var payments = at(answers, "payments");
        var shop = App.of(ShopApplication.class).withoutWeb().start();
        var hops = ToldHops.listen()) {
      assertThat(payments.name()).isEqualTo("payments");
      post(shop, answers, "/payments/42");
      post(shop, answers, "/payments/43");

      assertThat(hops.soFar())
          .containsOnly(Map.entry("shop → payments: HTTP POST /payments/… 201", 2L));
    }
  }

  @Test
  void aStoppedApplicationIsNobodyAnyMore() {
    try (var answers = StubServer.answering(201, "");
        var shop = App.of(ShopApplication.class).withoutWeb().start();
        var hops = ToldHops.listen()) {
      at(answers, "payments").close();
      post(shop, answers, "/payments/42");

      assertThat(hops.soFar()).isEmpty();
    }
  }

  @Test
  void aSilentCallerIsAClientAndNobodyInParticular() {
    try (var answers = StubServer.answering(200, "");
        var shop = at(answers, "shop");
        var hops = ToldHops.listen()) {
      Http.silent(answers.url()).get("/me?page=2");

      assertThat(hops.soFar())
          .containsOnly(Map.entry("client → %s: HTTP GET /me 200".formatted(shop.name()), 1L));
    }
  }

  private static App at(StubServer server, String name) {
    var port = server.url().replaceAll(".*:", "");
    return App.of(ShopApplication.class)
        .named(name)
        .withoutWeb()
        .with("local.server.port", port)
        .start();
  }

  private static void post(App shop, StubServer server, String path) {
    shop.bean(RestClient.Builder.class)
        .baseUrl(server.url())
        .build()
        .post()
        .uri(path)
        .retrieve()
        .toBodilessEntity();
  }
}
