package dev.backendlab.jwt;

import dev.backendlab.jwt.api.ApiApplication;
import dev.backendlab.jwt.issuer.IssuerApplication;
import dev.backendlab.kit.App;
import dev.backendlab.kit.service.Backing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.env.Environment;

/** The applications around the demo's own issuer; each starts when a claim first asks for it. */
class Neighbours implements DisposableBean {

  /**
   * In the lab's cache: made by a user's first run, read by the next ones, and known to nobody
   * else. It is not in the repository, and not what {@code lab start} signs with.
   */
  static final String KEY_FILE =
      "issuer.key-file=${XDG_CACHE_HOME:${user.home}/.cache}/backend-lab/q12-issuer.key";

  private final Map<List<String>, App> running = new HashMap<>();
  private final Environment environment;

  Neighbours(Environment environment) {
    this.environment = environment;
  }

  /** Where the demo's own issuer answers. */
  String issuer() {
    return "http://127.0.0.1:" + environment.getProperty("local.server.port");
  }

  /** The resource service that trusts the demo's issuer. */
  App shop() {
    return api("shop");
  }

  /** The status with which it answers this token's bearer. */
  int me(String token) {
    return client().get("/me", token);
  }

  /** Of that service, and not told. */
  Client client() {
    return Client.of(shop().url());
  }

  /** Another one; the same one for the same name and settings. */
  App api(String name, String... settings) {
    return running.computeIfAbsent(
        List.of(name, String.join(" ", settings)),
        unknown -> apiOf(issuer(), name).with(settings).start());
  }

  /** Looks up each token on the deny-list, and asks for the issuer's keys again and again. */
  App careful() {
    return api("careful shop", "api.deny-list=true", "api.keys-max-age=200ms");
  }

  /** A shop that calls orders, which calls payments, all with this setting. */
  App chain(String setting) {
    var payments = api("payments", setting);
    var orders = api("orders", setting, "api.next=" + payments.url());
    return api("shop", setting, "api.next=" + orders.url());
  }

  /** A shop for one claim only, which closes it, with this address for its issuer. */
  App.Starter shopOf(String issuer) {
    return apiOf(issuer, "shop");
  }

  /** An issuer for one claim only, which closes it. */
  App issuerOn(Backing store) {
    return App.of(IssuerApplication.class).with(KEY_FILE).on(store).start();
  }

  /** A claim must not wait for the tokens of another. */
  private static App.Starter apiOf(String issuer, String name) {
    return App.of(ApiApplication.class)
        .named(name)
        .with("api.name", name)
        .with("api.issuer-url", issuer)
        .with("api.keys-retry-after", "0s");
  }

  @Override
  public void destroy() {
    running.values().forEach(App::close);
  }
}
