package dev.backendlab.jwt;

import dev.backendlab.jwt.api.ApiApplication;
import dev.backendlab.jwt.issuer.IssuerApplication;
import dev.backendlab.redis.RedisServer;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.env.Environment;

/** The applications around the demo's own issuer; each starts when a claim first asks for it. */
class Neighbours implements DisposableBean {

  private final Map<Map<String, String>, Service> running = new HashMap<>();
  private final Environment environment;

  Neighbours(Environment environment) {
    this.environment = environment;
  }

  /** Where the demo's own issuer answers. */
  String issuer() {
    return "http://127.0.0.1:" + environment.getProperty("local.server.port");
  }

  /** The resource service that trusts the demo's issuer. */
  Service api() {
    return api(Map.of());
  }

  /** Another one, with these settings; the same one for the same settings. */
  Service api(Map<String, String> settings) {
    return running.computeIfAbsent(settings, unknown -> apiOf(issuer(), settings));
  }

  /** A resource service for one claim only, which closes it. */
  Service apiOf(String issuer, Map<String, String> settings) {
    var all = new HashMap<String, String>(settings);
    all.put("api.issuer-url", issuer);
    all.put("api.keys-retry-after", "0s"); // a claim must not wait for the tokens of another
    return Service.start(ApiApplication.class, all);
  }

  /** An issuer for one claim only, which closes it. */
  Service issuerOn(RedisServer store) {
    return Service.start(IssuerApplication.class, onlyOn(store));
  }

  /** The settings of an application that must not use the lab's common Redis. */
  static Map<String, String> onlyOn(RedisServer store) {
    return Map.of(
        "spring.autoconfigure.exclude",
        "dev.backendlab.redis.RedisServerAutoConfiguration",
        "spring.data.redis.url",
        store.uri());
  }

  @Override
  public void destroy() {
    running.values().forEach(Service::close);
  }
}
