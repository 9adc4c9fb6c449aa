package dev.backendlab.postgresql;

import dev.backendlab.kit.service.ServiceUnavailable;
import java.util.Properties;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;

/**
 * Where a database is and how to get in.
 *
 * @param hosts {@code host:port}, or several of these
 * @param parameters what follows the question mark of the JDBC URL, may be empty
 */
record Address(String hosts, String database, String parameters, String username, String password) {

  private static final String PROPERTIES = "spring.datasource.";
  private static final Pattern URL =
      Pattern.compile("jdbc:postgresql:(?://([^/?]*)/?)?([^?]*)(?:\\?(.*))?");

  static boolean isConfigured(Environment environment) {
    return environment.containsProperty(PROPERTIES + "url");
  }

  static Address of(Environment environment) {
    var url = environment.getProperty(PROPERTIES + "url", "");
    var parts = URL.matcher(url);
    if (!parts.matches()) {
      throw new ServiceUnavailable(
          "SPRING_DATASOURCE_URL=%s does not name a PostgreSQL; it has the form %s."
              .formatted(masked(url), "jdbc:postgresql://host:5432/database"));
    }
    var hosts = parts.group(1) == null || parts.group(1).isEmpty() ? "localhost" : parts.group(1);
    return new Address(
        hosts,
        parts.group(2),
        parts.group(3) == null ? "" : parts.group(3),
        environment.getProperty(PROPERTIES + "username", ""),
        environment.getProperty(PROPERTIES + "password", ""));
  }

  static Address own(int port, String password) {
    return new Address("127.0.0.1:" + port, Template.DATABASE, "", Template.USER, password);
  }

  Address withDatabase(String other) {
    return new Address(hosts, other, parameters, username, password);
  }

  Address withSchema(String schema) {
    var more = (parameters.isEmpty() ? "" : parameters + "&") + "currentSchema=" + schema;
    return new Address(hosts, database, more, username, password);
  }

  /** Of the first host. */
  String host() {
    return hosts.split(",")[0].replaceFirst(":\\d+$", "");
  }

  /** Of the first host. */
  int port() {
    var first = hosts.split(",")[0];
    var port = first.replaceFirst("^.*:(\\d+)$", "$1");
    return port.equals(first) ? 5432 : Integer.parseInt(port);
  }

  String jdbcUrl() {
    return "jdbc:postgresql://%s/%s%s"
        .formatted(hosts, database, parameters.isEmpty() ? "" : "?" + parameters);
  }

  /** For people. */
  String masked() {
    return masked(jdbcUrl());
  }

  private static String masked(String url) {
    return url.replaceAll("(?i)(password=)[^&]*", "$1***").replaceFirst("//[^/@]*@", "//***@");
  }

  /** For the driver, with limits for how long connecting may take. */
  Properties login(int seconds) {
    var login = new Properties();
    if (!username.isEmpty()) {
      login.setProperty("user", username);
    }
    if (!password.isEmpty()) {
      login.setProperty("password", password);
    }
    login.setProperty("loginTimeout", Integer.toString(seconds));
    login.setProperty("connectTimeout", Integer.toString(seconds));
    return login;
  }
}
