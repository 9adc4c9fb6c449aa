package dev.backendlab.redis;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.core.env.Environment;

/** Where a Redis listens and how to get in; empty texts where there is no user or no password. */
record Endpoint(
    boolean tls, String host, int port, String username, String password, int database) {

  private static final String PROPERTIES = "spring.data.redis.";

  static boolean isConfigured(Environment environment) {
    return environment.containsProperty(PROPERTIES + "url")
        || environment.containsProperty(PROPERTIES + "host");
  }

  /** As Spring Boot reads its own properties: what is in the URL comes first. */
  static Endpoint of(Environment environment) {
    var url = environment.getProperty(PROPERTIES + "url");
    if (url != null) {
      return of(URI.create(url));
    }
    return new Endpoint(
        environment.getProperty(PROPERTIES + "ssl.enabled", Boolean.class, false),
        environment.getProperty(PROPERTIES + "host", "localhost"),
        environment.getProperty(PROPERTIES + "port", Integer.class, 6379),
        environment.getProperty(PROPERTIES + "username", ""),
        environment.getProperty(PROPERTIES + "password", ""),
        environment.getProperty(PROPERTIES + "database", Integer.class, 0));
  }

  private static Endpoint of(URI url) {
    var userInfo = url.getRawUserInfo() == null ? "" : url.getRawUserInfo();
    int colon = userInfo.indexOf(':');
    var path = url.getPath() == null ? "" : url.getPath().replaceFirst("^/", "");
    return new Endpoint(
        "rediss".equals(url.getScheme()),
        url.getHost(),
        url.getPort() < 0 ? 6379 : url.getPort(),
        decoded(colon < 0 ? "" : userInfo.substring(0, colon)),
        decoded(userInfo.substring(colon + 1)),
        path.isEmpty() ? 0 : Integer.parseInt(path));
  }

  /** For a client; it contains the password. */
  String uri() {
    return uri(URLEncoder.encode(password, StandardCharsets.UTF_8));
  }

  /** For people. */
  String masked() {
    return uri("***");
  }

  private String uri(String shown) {
    var credentials =
        password.isEmpty()
            ? ""
            : URLEncoder.encode(username, StandardCharsets.UTF_8) + ":" + shown + "@";
    return "%s://%s%s:%d%s"
        .formatted(
            tls ? "rediss" : "redis", credentials, host, port, database == 0 ? "" : "/" + database);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
