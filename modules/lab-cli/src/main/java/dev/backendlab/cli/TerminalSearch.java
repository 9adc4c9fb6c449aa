package dev.backendlab.cli;

import dev.backendlab.cli.text.Terminal;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Finds out what standard output can show. */
final class TerminalSearch {

  private static final int USUAL_WIDTH = 80;

  private static final Set<String> TERMINALS_WITH_LINKS =
      Set.of("KITTY_WINDOW_ID", "WT_SESSION", "KONSOLE_VERSION", "ALACRITTY_WINDOW_ID");

  private static final Set<String> PROGRAMS_WITH_LINKS =
      Set.of("iTerm.app", "WezTerm", "vscode", "ghostty");

  /** GNOME Terminal and its kin; 0.50 was the first. */
  private static final int FIRST_VTE_WITH_LINKS = 5000;

  private TerminalSearch() {}

  static Terminal standardOutput(Map<String, String> environment) {
    boolean terminal = isTerminal();
    boolean dumb = "dumb".equals(environment.getOrDefault("TERM", "dumb"));
    boolean colour = terminal && !dumb && environment.getOrDefault("NO_COLOR", "").isEmpty();
    int width =
        number(environment.get("COLUMNS")).orElseGet(() -> terminal ? askTerminal() : USUAL_WIDTH);
    return new Terminal(
        width > 0 ? width : USUAL_WIDTH,
        colour,
        isUnicode(),
        terminal && !dumb,
        terminal && !dumb && knowsLinks(environment));
  }

  /** By what such terminals say of themselves; FORCE_HYPERLINK is what other programs obey too. */
  static boolean knowsLinks(Map<String, String> environment) {
    var forced = environment.get("FORCE_HYPERLINK");
    if (forced != null) {
      return !forced.equals("0");
    }
    return !environment.containsKey("TMUX")
        && (environment.keySet().stream().anyMatch(TERMINALS_WITH_LINKS::contains)
            || PROGRAMS_WITH_LINKS.contains(environment.getOrDefault("TERM_PROGRAM", ""))
            || number(environment.get("VTE_VERSION")).orElse(0) >= FIRST_VTE_WITH_LINKS);
  }

  /** UTF-8 where the locale says so, else what everything can show. */
  static Charset charset() {
    return isUnicode() ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII;
  }

  /** By the user's locale as the launcher found it: the JVM's own always spells UTF-8. */
  private static boolean isUnicode() {
    return "unicode".equals(System.getProperty("lab.screen"));
  }

  private static boolean isTerminal() {
    var output = Path.of("/proc/self/fd/1");
    if (Files.isSymbolicLink(output)) {
      try {
        return Files.readSymbolicLink(output).toString().matches("/dev/(pts/|tty|console).*");
      } catch (IOException unreadable) {
        return false;
      }
    }
    return System.console() != null;
  }

  private static int askTerminal() {
    try {
      var stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      var size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      var parts = size.strip().split(" ");
      return parts.length == 2 ? number(parts[1]).orElse(USUAL_WIDTH) : USUAL_WIDTH;
    } catch (IOException noTerminal) {
      return USUAL_WIDTH;
    }
  }

  private static OptionalInt number(@org.jspecify.annotations.Nullable String text) {
    return text != null && text.matches("\\d{1,4}")
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }
}
