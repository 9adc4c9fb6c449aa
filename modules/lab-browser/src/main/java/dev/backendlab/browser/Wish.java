package dev.backendlab.browser;

import dev.backendlab.kit.service.InstalledBrowser;
import dev.backendlab.kit.service.SearchPath;
import dev.backendlab.kit.service.ServiceUnavailable;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Which browser the user wants: a program by its path, HtmlUnit, or, if empty, what there is. */
record Wish(String text) {

  static final String PROPERTY = "lab.browser";
  private static final String VARIABLE = "LAB_BROWSER";

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
    var found =
        text.isEmpty()
            ? InstalledBrowser.find()
            : Optional.of(Path.of(text)).filter(SearchPath::isProgram);
    return found.orElseThrow(() -> new ServiceUnavailable(absence()));
  }

  private String absence() {
    return text.isEmpty()
        ? "No Chromium, Chrome or Edge is installed (apt install chromium, brew install --cask"
            + " chromium)."
        : "%s=%s is no program.".formatted(VARIABLE, text);
  }
}
