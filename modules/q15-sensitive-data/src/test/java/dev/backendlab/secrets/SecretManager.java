package dev.backendlab.secrets;

import dev.backendlab.kit.App;
import dev.backendlab.kit.Http;
import dev.backendlab.kit.service.ApplicationProcess;
import dev.backendlab.kit.service.Folders;
import dev.backendlab.kit.service.FreePorts;
import dev.backendlab.kit.service.Patience;
import dev.backendlab.kit.service.Trees;
import dev.backendlab.kit.story.Ports;
import dev.backendlab.postgresql.PostgresServer;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.cloud.config.server.EnableConfigServer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/**
 * Spring Cloud Config Server in a process of its own. Its files hold what it has encrypted, and it
 * answers those who send a token.
 */
record SecretManager(ApplicationProcess process, Path folder, String url, String token)
    implements AutoCloseable {

  private static final String FILE = "shop.yml";

  /** It needs no database. */
  private static final String OF_THE_LAB =
      "dev.backendlab.postgresql.PostgresServerAutoConfiguration";

  private static final Duration A_START = Duration.ofSeconds(60);

  static SecretManager start() throws IOException {
    var folder = Files.createTempDirectory(Folders.run(), "secrets-");
    var token = UUID.randomUUID().toString();
    int port = FreePorts.next();
    var process =
        ApplicationProcess.of(Server.class)
            .with("spring.config.name", "manager")
            .with("spring.profiles.active", "native")
            .with("spring.cloud.config.server.native.search-locations", folder.toUri())
            .with("spring.autoconfigure.exclude", OF_THE_LAB)
            .with("spring.autoconfigure.exclude", DataSourceAutoConfiguration.class.getName())
            .with("encrypt.key", UUID.randomUUID())
            .with("manager.token", token)
            .with("server.address", "127.0.0.1")
            .with("server.port", port)
            .start();
    Ports.live().taken(port, "secret manager");
    return new SecretManager(process, folder, "http://127.0.0.1:" + port, token);
  }

  /** Waits for it. */
  boolean answers() {
    return Patience.until(() -> statusWithoutToken() > 0 || !process.isAlive(), A_START)
        && process.isAlive();
  }

  /** The status for somebody who comes without a token. */
  int statusWithoutToken() {
    return Http.silent(url).get("/shop-default.json").status();
  }

  /** Encrypts the password and keeps it, in the place of the one before. */
  void put(String user, String password) {
    var cipher =
        RestClient.create(url)
            .post()
            .uri("/encrypt")
            .header("Authorization", "Bearer " + token)
            .contentType(MediaType.TEXT_PLAIN)
            .body(password)
            .retrieve()
            .body(String.class);
    var text = "database: {username: %s, password: '{cipher}%s'}".formatted(user, cipher);
    try {
      var next = Files.writeString(folder.resolve("next"), text);
      Files.move(next, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What lies on the manager's disk. */
  String onDisk() throws IOException {
    return Files.readString(folder.resolve(FILE));
  }

  /** A shop that has its password from here, and looks for a new one twenty times a second. */
  App shop(PostgresServer database) {
    return App.of(ShopApplication.class)
        .on(database)
        .with("secret-manager.url", url)
        .with("secret-manager.token", token)
        .with("secret-manager.every", "50ms")
        .withoutWeb()
        .start();
  }

  @Override
  public void close() throws IOException {
    process.close();
    Trees.delete(folder);
  }

  /** The Config Server itself: an annotation, and a lock on the door. */
  @EnableAutoConfiguration
  @EnableConfigServer
  static class Server {

    public static void main(String[] args) {
      SpringApplication.run(Server.class, args);
    }

    @Bean
    Filter onlyWithToken(@Value("${manager.token}") String token) {
      return (request, response, rest) -> {
        var sent = ((HttpServletRequest) request).getHeader("Authorization");
        if (("Bearer " + token).equals(sent)) {
          rest.doFilter(request, response);
        } else {
          ((HttpServletResponse) response).sendError(HttpServletResponse.SC_UNAUTHORIZED);
        }
      };
    }
  }
}
