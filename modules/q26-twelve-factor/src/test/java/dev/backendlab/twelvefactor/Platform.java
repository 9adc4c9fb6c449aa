package dev.backendlab.twelvefactor;

import dev.backendlab.kit.Bar;
import dev.backendlab.kit.Measured;
import dev.backendlab.kit.service.Folders;
import dev.backendlab.postgresql.PostgresServer;
import dev.backendlab.twelvefactor.Releases.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A platform in small, with three deploys of one build: it makes releases, starts processes of
 * them, sends signals and collects standard output. Claims share what runs.
 */
final class Platform implements AutoCloseable {

  private static final Map<String, String> VAT =
      Map.of("development", "0", "staging", "7", "production", "19");

  /** Contexts of tests stay open: what the one before has started must not. */
  private static @Nullable Platform last;

  private final PostgresServer postgres;
  private final Releases releases;
  private final Path folder = Files.createTempDirectory(Folders.run(), "releases-");
  private final List<Instance> all = new ArrayList<>();
  private final Map<String, Instance> running = new LinkedHashMap<>();
  private final Map<String, Release> current = new HashMap<>();
  private final Databases databases = new Databases();

  Platform(PostgresServer postgres, Releases releases) throws IOException {
    if (last != null) {
      last.close();
    }
    last = this;
    this.postgres = postgres;
    this.releases = releases;
    VAT.forEach((deploy, vat) -> {
      var config =
          Map.of(
              "ENVIRONMENT", deploy,
              "DATABASE_URL", databases.on(postgres, deploy),
              "VAT_PERCENT", vat);
      current.put(deploy, releases.create(folder.resolve(deploy), Build.id(), config));
    });
  }

  /** An address of another server for this deploy. */
  String elsewhere(String deploy) {
    return databases.elsewhere(deploy);
  }

  /** One more release of a deploy, with these variables changed. Nothing is started. */
  Release release(String deploy, Map<String, String> changes) {
    var config = new TreeMap<>(current(deploy).config());
    config.putAll(changes);
    return releases.create(folder.resolve(deploy), Build.id(), config);
  }

  /** Ends the process, and starts it as this release. */
  Instance deploy(String name, int release) {
    instance(name).terminate().awaitEnd();
    current.put(deployOf(name), releases.read(folder.resolve(deployOf(name)), release));
    return instance(name);
  }

  /** The process of this name, started where it isn't there: {@code production-1}. */
  Instance instance(String name) {
    return instances(name).getFirst();
  }

  /** Several, started at once. */
  List<Instance> instances(String... names) {
    for (var name : names) {
      var known = running.get(name);
      if (known == null || !known.isAlive()) {
        running.put(name, start(current(name), current(name).variables()));
      }
    }
    return Stream.of(names)
        .map(name -> Objects.requireNonNull(running.get(name)).awaitReady())
        .toList();
  }

  private Release current(String name) {
    return Objects.requireNonNull(current.get(deployOf(name)));
  }

  private static String deployOf(String name) {
    return name.replaceFirst("-\\d", "");
  }

  private Instance start(Release release, Map<String, String> variables, String... arguments) {
    var lab = new ArrayList<>(List.of(arguments));
    var exclude = "spring.autoconfigure.exclude";
    lab.add("-D%s=%s".formatted(exclude, postgres.settings().get(exclude)));
    all.add(Instance.start(release, variables, lab));
    return all.getLast();
  }

  /** A start of production that lacks a variable. */
  Instance startWithout(String variable) {
    var variables = new HashMap<>(current("production").variables());
    variables.remove(variable);
    return start(current("production"), variables);
  }

  /** A process of production's release that has one task, and then ends by itself. */
  Instance runOnce(String task) {
    var variables = current("production").variables();
    return start(current("production"), variables, task, "--spring.main.web-application-type=none");
  }

  /** From the start of a process until it is ready, by its own account. */
  Bar startBar() {
    var seconds =
        all.stream().flatMapToDouble(each -> each.output().startSeconds().stream()).toArray();
    return Bar.bar("a process of the shop", Measured.median(seconds));
  }

  /** Releases of all deploys, as their files have them now. */
  List<Release> releases() {
    return current.entrySet().stream()
        .map(each -> releases.read(folder.resolve(each.getKey()), each.getValue().id()))
        .toList();
  }

  /** What the processes wrote to standard output, those that have ended included. */
  List<String> output() {
    return all.stream().flatMap(each -> each.output().lines().stream()).toList();
  }

  @Override
  public void close() {
    all.forEach(Instance::close);
    all.clear();
    running.clear();
    databases.close();
  }
}
