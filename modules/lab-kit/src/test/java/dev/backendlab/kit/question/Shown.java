package dev.backendlab.kit.question;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The text that a face shows of a README, by the headings above it. */
public final class Shown {

  private static final Pattern MARK = Pattern.compile("(?m)^## (.*)$");

  private final Map<String, String> regions = new HashMap<>();

  private Shown() {}

  /**
   * Divides a page.
   *
   * @param page its words, each heading marked by {@code ## } at the start of its line
   */
  public static Shown on(String page) {
    var shown = new Shown();
    var section = "";
    int from = 0;
    for (var mark : MARK.matcher(page).results().toList()) {
      shown.add(section, page.substring(from, mark.start()));
      section = mark.group(1).strip();
      from = mark.end();
    }
    shown.add(section, page.substring(from));
    return shown;
  }

  private void add(String section, String words) {
    regions.merge(section, normal(words), String::concat);
  }

  /**
   * The texts of this file that the face drops, with file and line. In each section every text must
   * be there as often as the README has it: an id stands in many places.
   */
  public List<String> missing(Path readme) {
    var missing = new ArrayList<String>();
    var blocks = ReadmeBlocks.of(readme);
    for (var block : blocks) {
      var region = regions.getOrDefault(block.section(), "");
      for (var piece : block.pieces()) {
        long shown = count(normal(piece), region);
        long written = written(piece, block.section(), blocks);
        if (shown < written) {
          missing.add(
              "%s:%d: shown %d of %d times: %s"
                  .formatted(readme, block.line(), shown, written, piece.strip()));
        }
      }
    }
    return missing;
  }

  private static long written(String piece, String section, List<ReadmeBlock> blocks) {
    return blocks.stream()
        .filter(block -> block.section().equals(section))
        .flatMap(block -> block.pieces().stream())
        .mapToLong(other -> count(normal(piece), normal(other)))
        .sum();
  }

  private static long count(String piece, String text) {
    return Pattern.compile(Pattern.quote(piece)).matcher(text).results().count();
  }

  /** Faces wrap lines, draw bars beside quotations and begin questions with a capital letter. */
  static String normal(String text) {
    return text.replaceAll("[\\s\\u00a0┃]+", "")
        .replaceAll("[“”„]", "\"")
        .replaceAll("[‘’]", "'")
        .replace("…", "...")
        .toLowerCase(Locale.ROOT);
  }
}
