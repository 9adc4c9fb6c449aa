package dev.backendlab.web;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The user's browser, where there is one. */
final class Browser {

  private Browser() {}

  static void open(String url) {
    command(System.getProperty("os.name"), System.getenv())
        .ifPresent(command -> start(command, url));
  }

  /** What opens a page on this system; empty where nobody would see it. */
  static Optional<String> command(String system, Map<String, String> environment) {
    if (system.toLowerCase(Locale.ROOT).startsWith("mac")) {
      return Optional.of("open");
    }
    if (environment.containsKey("WSL_DISTRO_NAME")) {
      return Optional.of("wslview");
    }
    return environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY")
        ? Optional.of("xdg-open")
        : Optional.empty();
  }

  private static void start(String command, String url) {
    try {
      new ProcessBuilder(List.of(command, url))
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException none) {
      // the address is on the screen
    }
  }
}
