package dev.backendlab.kit.service;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a browser is installed on this machine that speaks the DevTools protocol. */
public final class InstalledBrowser {

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

  private InstalledBrowser() {}

  /** The first of Chromium, Chrome and Edge that is there; those on the user's PATH come first. */
  public static Optional<Path> find() {
    var path = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
    var folders = Stream.concat(Stream.of(path), FOLDERS.stream()).filter(each -> !each.isEmpty());
    return Stream.concat(
            folders.flatMap(folder -> PROGRAMS.stream().map(Path.of(folder)::resolve)),
            OF_MACOS.stream().map(Path::of))
        .filter(InstalledBrowser::isProgram)
        .findFirst();
  }

  /** Whether this file can be started. */
  public static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }
}
