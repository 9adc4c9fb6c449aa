package dev.backendlab.kit.service;

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
    return Stream.concat(
            SearchPath.ofUser(FOLDERS).programs(PROGRAMS),
            OF_MACOS.stream().map(Path::of).filter(SearchPath::isProgram))
        .findFirst();
  }
}
