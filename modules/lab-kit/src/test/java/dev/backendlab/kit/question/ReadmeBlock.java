package dev.backendlab.kit.question;

import java.util.List;
import java.util.Locale;

/**
 * A text of a README that every face must show: a paragraph, a table's cell, a block of code, an
 * arrow of the picture.
 *
 * @param line in README.md, from 1
 * @param pieces what stands together on every face; between them a face may say more, such as where
 *     a link leads
 */
public record ReadmeBlock(int line, List<String> pieces) {

  public ReadmeBlock {
    pieces = pieces.stream().filter(piece -> !normal(piece).isEmpty()).toList();
  }

  /** The pieces that are not shown here. */
  public List<String> missingIn(String shown) {
    var all = normal(shown);
    return pieces.stream().filter(piece -> !all.contains(normal(piece))).toList();
  }

  /** Faces wrap lines, draw bars beside quotations and begin questions with a capital letter. */
  private static String normal(String text) {
    return text.replaceAll("[\\s\\u00a0┃]+", "")
        .replaceAll("[“”„]", "\"")
        .replaceAll("[‘’]", "'")
        .replace("…", "...")
        .toLowerCase(Locale.ROOT);
  }
}
