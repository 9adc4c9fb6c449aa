package dev.backendlab.cli.shelf;

import dev.backendlab.cli.text.Layout;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Terminal;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.question.Picture;
import dev.backendlab.picture.Drawing;
import dev.backendlab.picture.Drawing.Ink;
import dev.backendlab.picture.Pictures;
import java.util.ArrayList;
import java.util.List;

/** A picture as this terminal can show it: drawn, or as the list of its arrows. */
record PictureText(Pictures pictures, Terminal terminal) {

  /** Narrower than this, words are broken so often that a list reads better. */
  private static final int NARROWEST = 58;

  private static final int INDENT = 2;

  List<Text> of(Picture picture, int width) {
    if (!terminal.unicode() || width < NARROWEST) {
      return list(picture, width);
    }
    return pictures.drawn(picture, width).map(PictureText::drawn).orElse(list(picture, width));
  }

  private static List<Text> drawn(Drawing drawing) {
    return drawing.rows().stream().map(PictureText::row).toList();
  }

  private static Text row(Drawing.Row row) {
    var text = Text.EMPTY;
    for (var piece : row.pieces()) {
      text = text.and(piece.text(), style(piece.ink()));
    }
    return text;
  }

  private static Style style(Ink ink) {
    return switch (ink) {
      case FAINT -> Style.FAINT;
      case PLAIN -> Style.PLAIN;
      case ARROW -> Style.FIRST;
      case NAME -> Style.STRONG;
      case GOOD -> Style.GOOD;
      case BAD -> Style.BAD;
    };
  }

  private static List<Text> list(Picture picture, int width) {
    var lines = new ArrayList<>(Text.of(picture.title(), Style.FAINT).wrapped(width));
    for (var line : picture.lines()) {
      var margin = Text.of(" ".repeat(INDENT * (line.depth() + 1)));
      lines.addAll(Layout.hanging(margin, Text.of(line.text()), width));
    }
    return lines;
  }
}
