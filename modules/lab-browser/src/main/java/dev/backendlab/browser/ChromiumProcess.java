package dev.backendlab.browser;

import dev.backendlab.kit.service.Folders;
import dev.backendlab.kit.service.PreparedServer;
import dev.backendlab.kit.service.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Chromium of the lab's own, without a window, with a fresh profile in its folder. It chooses its
 * own port, on 127.0.0.1, and writes it into the profile.
 */
record ChromiumProcess(Path program, ServerProcess server) implements PreparedServer {

  /** Its processes end with the first one, but not at once, and write to the profile until then. */
  private static final String UNTIL_NOBODY_WRITES =
      "for i in 1 2 3 4 5 6 7 8 9 10; do rm -rf profile && [ ! -e profile ] && break; sleep 0.1 ||"
          + " sleep 1; done";

  /** Debian's Chromium blocks cookies of other sites, Chrome and Edge as they come do not. */
  private static final String PREFERENCES =
      """
      {"profile": {"cookie_controls_mode": 0, "block_third_party_cookies": false}}
      """;

  static ChromiumProcess prepare(Path program) {
    try {
      var folder = Files.createTempDirectory(Folders.run(), "browser-");
      var page = Files.createFile(folder.resolve("first.html"));
      var settings = Files.createDirectories(folder.resolve("profile/Default"));
      Files.writeString(settings.resolve("Preferences"), PREFERENCES);
      var command = command(program, folder, page);
      return new ChromiumProcess(
          program, ServerProcess.in(folder, "TERM", UNTIL_NOBODY_WRITES, command));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The home folder is of our own because Chromium writes to it beside its profile. By the path of
   * the first page, a later run knows a leftover of ours.
   */
  private static List<String> command(Path program, Path folder, Path page) {
    var command = new ArrayList<>(List.of("/usr/bin/env", "HOME=" + folder));
    command.addAll(List.of("XDG_CONFIG_HOME=" + folder, "XDG_CACHE_HOME=" + folder));
    command.add(program.toString());
    command.addAll(
        List.of(
            "--headless=new",
            "--remote-debugging-port=0",
            "--user-data-dir=" + folder.resolve("profile"),
            "--no-first-run",
            "--no-default-browser-check",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-breakpad",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--lang=en-US"));
    if (System.getProperty("user.name").equals("root")) {
      command.add("--no-sandbox"); // with it, Chromium does not start as root
    }
    command.add(page.toString());
    return command;
  }

  @Override
  public String name() {
    return program.toString();
  }

  @Override
  public boolean answers() {
    return address().isPresent();
  }

  /** On a busy machine it takes two seconds; one that hangs must not keep the demo for a minute. */
  @Override
  public Duration patience() {
    return Duration.ofSeconds(20);
  }

  /** Where it speaks the DevTools protocol. */
  Optional<URI> address() {
    try {
      var lines = Files.readAllLines(server.folder().resolve("profile/DevToolsActivePort"));
      return lines.size() < 2
          ? Optional.empty()
          : Optional.of(URI.create("ws://127.0.0.1:%s%s".formatted(lines.get(0), lines.get(1))));
    } catch (IOException notYet) {
      return Optional.empty();
    }
  }
}
