package dev.backendlab.middleware;

import dev.backendlab.kit.service.Folders;
import dev.backendlab.kit.service.Patience;
import dev.backendlab.kit.service.SearchPath;
import dev.backendlab.kit.service.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.opentest4j.TestAbortedException;

/**
 * The same chain in the real Express. npm installs it once, by the module's lock file, into the
 * lab's cache. Node and npm run below a watchdog, so neither outlives this JVM.
 */
class ExpressServer {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern READY = Pattern.compile("Node (\\S+) listens on (\\d+)");
  private static final List<String> NPM_CI =
      List.of(
          "npm", "ci", "--ignore-scripts", "--engine-strict", "--no-audit", "--fetch-retries=0");

  /** A running server; closing it ends Node and removes its folder. */
  record Running(ServerProcess process, String node, String url) implements AutoCloseable {

    @Override
    public void close() {
      process.close();
    }
  }

  /** The file that registers the middleware. */
  String server() {
    return "server.js";
  }

  /** Starts it on a free port; aborts the claim where Node or the npm registry can't be had. */
  Running start() throws IOException {
    if (SearchPath.ofUser().programs(List.of("node")).findAny().isEmpty()) {
      throw new TestAbortedException(
          "needs Node 18 or newer with npm on the PATH: https://nodejs.org/en/download");
    }
    var process =
        run(List.of("env", "NODE_PATH=" + modules(), "node", server()), "chain.js", server());
    Patience.until(() -> !process.isAlive() || READY.matcher(process.log()).find(), PATIENCE);
    var ready = READY.matcher(process.log());
    if (!ready.find()) {
      throw new IllegalStateException("Express did not start: " + process.lastWords(3));
    }
    return new Running(process, ready.group(1), "http://127.0.0.1:" + ready.group(2));
  }

  /** Moved into place as a whole, so that two labs may install at once. */
  private static Path modules() throws IOException {
    var lock = UUID.nameUUIDFromBytes(resource("package-lock.json"));
    var place = Folders.cache().resolve("express-" + lock);
    if (!Files.isDirectory(place)) {
      try (var npm = run(NPM_CI, "package.json", "package-lock.json")) {
        Patience.until(() -> !npm.isAlive(), PATIENCE);
        var modules = npm.folder().resolve("node_modules");
        if (!Files.exists(modules.resolve(".package-lock.json"))) { // npm's last step
          throw new TestAbortedException(
              "needs Node 18 or newer, and the npm registry once: " + npm.log().split("\n")[0]);
        }
        var whole = Files.createDirectory(npm.folder().resolve("whole"));
        Files.move(modules, whole.resolve("node_modules"));
        Files.move(whole, place, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        if (!Files.isDirectory(place)) { // else another lab was faster
          throw e;
        }
      }
    }
    return place.resolve("node_modules");
  }

  /** In a folder of its own with these files. */
  private static ServerProcess run(List<String> command, String... files) throws IOException {
    var folder = Files.createTempDirectory(Folders.run(), "express-");
    for (var file : files) {
      Files.write(folder.resolve(file), resource(file));
    }
    var process = ServerProcess.in(folder, "KILL", "", command);
    process.start();
    return process;
  }

  private static byte[] resource(String file) throws IOException {
    try (var bytes = ExpressServer.class.getResourceAsStream("/express/" + file)) {
      return Objects.requireNonNull(bytes, file).readAllBytes();
    }
  }
}
