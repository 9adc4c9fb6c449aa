package dev.backendlab.browser;

import dev.backendlab.kit.service.ServiceUnavailable;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Which browser the user wants: a program by its path, HtmlUnit, or, if empty, what there is. */
record Wish(String text) {

  static final String PROPERTY = "lab.browser";
  private static final String VARIABLE = "LAB_BROWSER";

  /** All speak the DevTools protocol. */
  private static final List<String> PROGRAMS =
      List.of(
          "chromium",
          "chromium-browser",
          "google-chrome",
          "google-chrome-stable",
          "microsoft-edge",
          "microsoft-edge-stable");

  private static final List<String> FOLDERS = List.of("/usr/bin", "/usr/local/bin", "/snap/bin");

  private static final List<String> OF_MACOS =
      List.of(
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
          "/Applications/Chromium.app/Contents/MacOS/Chromium",
          "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge");

  static Wish ofUser() {
    var variable = Objects.requireNonNullElse(System.getenv(VARIABLE), "");
    return new Wish(System.getProperty(PROPERTY, variable).strip());
  }

  boolean isHtmlUnit() {
    return text.equalsIgnoreCase("htmlunit");
  }

  /**
   * The browser's program.
   *
   * @throws ServiceUnavailable if there is none
   */
  Path program() {
    return candidates()
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst()
        .orElseThrow(() -> new ServiceUnavailable(absence()));
  }

  private Stream<Path> candidates() {
    if (!text.isEmpty()) {
      return Stream.of(Path.of(text));
    }
    var path = Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator);
    var folders = Stream.concat(Stream.of(path), FOLDERS.stream()).filter(each -> !each.isEmpty());
    return Stream.concat(
        folders.flatMap(folder -> PROGRAMS.stream().map(Path.of(folder)::resolve)),
        OF_MACOS.stream().map(Path::of));
  }

  private String absence() {
    return text.isEmpty()
        ? "No Chromium, Chrome or Edge is installed (apt install chromium, brew install --cask"
            + " chromium)."
        : "%s=%s is no program.".formatted(VARIABLE, text);
  }
}
