package dev.backendlab.secrets;

import com.zaxxer.hikari.HikariCredentialsProvider;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * The shop's login at its database, as the secret manager last gave it, and the pool that asks for
 * it at each new connection. Without a secret manager, Spring Boot makes the pool.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("secret-manager.url")
@EnableScheduling
class DatabaseLogin implements HikariCredentialsProvider {

  private static final Logger log = LoggerFactory.getLogger(DatabaseLogin.class);

  private final RestClient manager;
  private final HikariDataSource pool = new HikariDataSource();
  private volatile Login known;

  /**
   * Reads the first login.
   *
   * @param token by which the shop proves to the manager that it is the shop
   */
  DatabaseLogin(
      @Value("${spring.datasource.url}") String database,
      @Value("${secret-manager.url}") String url,
      @Value("${secret-manager.token}") Secret token,
      RestClient.Builder client) {
    var bearer = "Bearer " + token.reveal();
    manager = client.baseUrl(url).defaultHeader("Authorization", bearer).build();
    known = read();
    pool.setJdbcUrl(database);
    pool.setMaximumPoolSize(4);
    pool.setConnectionTimeout(1_000);
    pool.setCredentialsProvider(this);
  }

  private record Login(String username, Secret password) {}

  private record Document(Login database) {}

  @Bean
  HikariDataSource pool() {
    return pool;
  }

  @Override
  public Credentials getCredentials() {
    return Credentials.of(known.username(), known.password().reveal());
  }

  /**
   * Takes over a new login. Idle connections of the old one are closed, those in use when they are
   * given back, so no request loses its own.
   */
  @Scheduled(fixedDelayString = "${secret-manager.every:1s}")
  void follow() {
    try {
      var now = read();
      if (!now.equals(known)) {
        known = now;
        pool.getHikariPoolMXBean().softEvictConnections();
      }
    } catch (RestClientException away) {
      log.warn("The secret manager gave no answer. The shop goes on with the login it has.");
    }
  }

  private Login read() {
    var document = manager.get().uri("/shop-default.json").retrieve().body(Document.class);
    return Objects.requireNonNull(document, "an empty document").database();
  }
}
