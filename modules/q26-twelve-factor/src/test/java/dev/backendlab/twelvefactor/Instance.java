package dev.backendlab.twelvefactor;

import static org.awaitility.Awaitility.await;

import dev.backendlab.kit.Http;
import dev.backendlab.kit.service.FreePorts;
import dev.backendlab.kit.service.ServerProcess;
import dev.backendlab.kit.story.Ports;
import dev.backendlab.twelvefactor.Orders.Order;
import dev.backendlab.twelvefactor.Releases.Release;
import dev.backendlab.twelvefactor.ShopController.Deploy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A process of the shop. It gets variables, a port and signals; it gives answers and lines on its
 * standard output. Its folder is its own, for files of one process that others can't see.
 */
final class Instance implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration BETWEEN = Duration.ofMillis(20);
  private static final int OK = 200;

  private final ServerProcess process;
  private final Release release;
  private final String url;
  private @Nullable Deploy said;
  private long cents;

  private Instance(ServerProcess process, Release release, String url) {
    this.process = process;
    this.release = release;
    this.url = url;
  }

  /** Starts one, and returns before it is ready. Only these variables are in its environment. */
  static Instance start(Release release, Map<String, String> variables, List<String> words) {
    var all = new TreeMap<>(variables);
    all.put("PORT", "" + FreePorts.next());
    return new Instance(Launch.of(all, words), release, "http://127.0.0.1:" + all.get("PORT"));
  }

  Instance awaitReady() {
    await().pollInterval(BETWEEN).atMost(PATIENCE).until(() -> !isAlive() || status() == OK);
    said = http().get("/release").as(Deploy.class);
    Ports.live().taken(url().getPort(), "shop"); // from now on the picture sees who calls it
    return this;
  }

  /** Until it says that it has started, or it has ended. */
  Instance awaitStart() {
    await().pollInterval(BETWEEN).atMost(PATIENCE).until(() -> !isAlive() || output().hasStarted());
    return this;
  }

  int status() {
    return http().get("/release").status();
  }

  /** Whether nobody listens at its port any more. */
  boolean refuses() {
    return RoundRobin.refused(http().get("/release"));
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGTERM: it is asked to end, and this returns at once. */
  Instance terminate() {
    process.signal("TERM");
    return this;
  }

  Instance awaitEnd() {
    await().pollInterval(BETWEEN).atMost(PATIENCE).until(() -> !isAlive());
    return this;
  }

  /** SIGKILL: it is not asked. */
  void kill() {
    process.kill();
  }

  Release release() {
    return release;
  }

  URI url() {
    return URI.create(url);
  }

  Http http() {
    return Http.silent(url);
  }

  /** What it said that it runs, when it was ready. */
  Deploy said() {
    return Objects.requireNonNull(said);
  }

  void put(String cart) {
    http().send(HttpMethod.PUT, "/carts/%s/lamp".formatted(cart), null);
  }

  /** What somebody pays who orders a lamp. */
  long buysLamp(String cart) {
    put(cart);
    cents = http().post("/carts/%s/order".formatted(cart), null).as(Order.class).cents();
    return cents;
  }

  DataSource database() {
    return new DriverManagerDataSource(release.config().getOrDefault("DATABASE_URL", "none"));
  }

  List<String> row() {
    var vat = String.valueOf(release.config().get("VAT_PERCENT"));
    return List.of(release.environment(), said().release(), said().build(), vat, "" + cents);
  }

  Output output() {
    return new Output(process);
  }

  @Override
  public void close() {
    Ports.live().freed(url().getPort());
    process.close();
  }
}
