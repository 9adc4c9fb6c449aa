package dev.backendlab.twelvefactor;

import dev.backendlab.kit.BrokenTwin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The factors as they are broken. */
final class BrokenTwins {

  private BrokenTwins() {}

  @BrokenTwin(
      value = "config",
      says = "A file of the build has production's address with its password, where none is given.")
  static class PasswordInTheBuild {}

  /** Carts in the memory of the process, as they are written first. */
  @Primary
  static class MemoryCarts extends Carts {

    private final Map<String, List<String>> carts = new ConcurrentHashMap<>();

    MemoryCarts(JdbcClient jdbc) {
      super(jdbc);
    }

    @Override
    boolean add(String cart, String sku) {
      return carts.computeIfAbsent(cart, first -> new CopyOnWriteArrayList<>()).add(sku);
    }

    @Override
    List<String> of(String cart) {
      return carts.getOrDefault(cart, List.of());
    }
  }

  @BrokenTwin(value = "stateless", says = "The carts are in the memory of a process.")
  static class CartsInMemory extends MemoryCarts {

    CartsInMemory(JdbcClient jdbc) {
      super(jdbc);
    }
  }

  @BrokenTwin(
      value = "backing-services",
      says = "The address of the database is fixed by the first release.")
  static class AddressOfTheFirst extends Releases {

    @Override
    Release create(Path deploy, String build, Map<String, String> config) {
      var fixed = new TreeMap<>(config);
      if (Files.exists(fileOf(deploy, 1))) {
        fixed.put("DATABASE_URL", read(deploy, 1).config().get("DATABASE_URL"));
      }
      return super.create(deploy, build, fixed);
    }
  }

  @BrokenTwin(
      value = "build-release-run",
      says = "The server has one file of settings, and a deploy edits it.")
  static class OneFile extends Releases {

    @Override
    Path fileOf(Path deploy, int id) {
      return deploy.resolve("current.env");
    }

    @Override
    void keep(Path file, String text) throws IOException {
      Files.writeString(file, text);
    }
  }

  @BrokenTwin(value = "logs", says = "Each process logs into a file of its own, as text.")
  static class LogsInFiles {}

  @BrokenTwin(
      value = "disposability",
      says = "SIGTERM ends the shop without a look at its requests.")
  static class EndsAtOnce {}

  @BrokenTwin(value = "cloud-native", says = "What could not be seen is taken for granted.")
  static class Optimist extends Report {

    @Override
    Verdict verdict(List<String> against, List<String> support) {
      return against.isEmpty() ? Verdict.FOLLOWED : Verdict.BROKEN;
    }
  }
}
