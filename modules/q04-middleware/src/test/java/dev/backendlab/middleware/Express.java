package dev.backendlab.middleware;

import dev.backendlab.kit.service.Folders;
import dev.backendlab.kit.service.Patience;
import dev.backendlab.kit.service.ServerProcess;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.opentest4j.TestAbortedException;

/**
 * The same chain in the real Express, where Node is found.
 *
 * <p>npm installs Express once, by the module's lock file, into the lab's cache. Node and npm run
 * below a watchdog, so neither outlives this JVM.
 */
class Express {

  private static final String NODE =
      "needs Node 18 or newer with npm on the PATH: https://nodejs.org/en/download";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern READY = Pattern.compile("listening on (\\d+)");
  private static final String MODULES = "node_modules";
  private static final String[] NPM_CI =
      "npm ci --ignore-scripts --no-audit --no-fund --fetch-retries=0".split(" ");
  private static final List<String> LOCKED = List.of("package.json", "package-lock.json");

  /** A running server; closing it ends Node and removes its folder. */
  record Running(ServerProcess process, String node, String url) implements AutoCloseable {

    /** The steps that requests entered so far, in order. */
    List<String> steps() {
      return process.log().lines().filter(line -> line.startsWith("→")).toList();
    }

    @Override
    public void close() {
      process.close();
    }
  }

  /**
   * Starts it on a free port.
   *
   * @throws TestAbortedException without Node or without a registry, and says how to get them
   */
  Running start() throws Exception {
    var node = nodeVersion();
    var modules = installed();
    var folder = folderWith(List.of("chain.js", server()));
    var process = run(folder, "env", "NODE_PATH=" + modules, "node", server());
    Patience.until(() -> READY.matcher(process.log()).find() || !process.isAlive(), PATIENCE);
    var ready = READY.matcher(process.log());
    if (!ready.find()) {
      throw new IllegalStateException("Express did not start: " + process.lastWords(3));
    }
    return new Running(process, node, "http://127.0.0.1:" + ready.group(1));
  }

  /** The file that registers the middleware. */
  String server() {
    return "server.js";
  }

  private static String nodeVersion() throws IOException {
    try (var asked = run(folderWith(List.of()), "node", "--version")) {
      Patience.until(() -> !asked.isAlive(), PATIENCE);
      var version = Pattern.compile("v(\\d+)\\.\\S+").matcher(asked.log());
      if (!version.find() || Integer.parseInt(version.group(1)) < 18) {
        throw new TestAbortedException(NODE);
      }
      return version.group();
    }
  }

  /** Moved into place as a whole, so that two labs may install at once. */
  private static Path installed() throws Exception {
    var place = Folders.cache().resolve("express-" + hashOfLock());
    if (!Files.isDirectory(place)) {
      install(place);
    }
    return place.resolve(MODULES);
  }

  private static void install(Path place) throws IOException {
    var folder = folderWith(LOCKED);
    try (var npm = run(folder, NPM_CI)) {
      Patience.until(() -> !npm.isAlive(), PATIENCE);
      if (!Files.exists(folder.resolve(MODULES).resolve(".package-lock.json"))) { // npm's last step
        throw new TestAbortedException(
            "needs the npm registry once, to install Express; npm said: " + npm.lastWords(3));
      }
      var whole = Files.createDirectory(folder.resolve("installed"));
      Files.move(folder.resolve(MODULES), whole.resolve(MODULES));
      Files.move(whole, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException taken) {
      if (!Files.isDirectory(place)) {
        throw taken;
      }
    }
  }

  private static String hashOfLock() throws Exception {
    var hash = MessageDigest.getInstance("SHA-256").digest(resource("package-lock.json"));
    return HexFormat.of().formatHex(hash, 0, 8);
  }

  private static Path folderWith(List<String> files) throws IOException {
    var folder = Files.createTempDirectory(Folders.run(), "express-");
    for (var file : files) {
      Files.write(folder.resolve(file), resource(file));
    }
    return folder;
  }

  private static byte[] resource(String file) throws IOException {
    try (var bytes = Express.class.getResourceAsStream("/express/" + file)) {
      return Objects.requireNonNull(bytes, file).readAllBytes();
    }
  }

  private static ServerProcess run(Path folder, String... command) {
    var process = ServerProcess.in(folder, "KILL", "", List.of(command));
    process.start();
    return process;
  }
}
