package dev.backendlab.kit.question;

import java.util.List;

/**
 * A text of a README that every face must show: a paragraph, a table's cell, a block of code, an
 * arrow of the picture.
 *
 * @param section the heading above it; empty for the title
 * @param line in README.md, from 1
 * @param pieces what stands together on every face; between them a face may say more, such as where
 *     a link leads
 */
public record ReadmeBlock(String section, int line, List<String> pieces) {

  public ReadmeBlock {
    pieces = pieces.stream().filter(piece -> !Shown.normal(piece).isEmpty()).toList();
  }
}
