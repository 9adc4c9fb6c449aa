package dev.backendlab.cli.text;

import java.util.ArrayList;
import java.util.List;

/** Breaks styled text into lines: at spaces, and inside a word only where it fits on no line. */
final class Wrapping {

  private record Letter(int codePoint, Span span) {

    int width() {
      return Width.of(codePoint);
    }
  }

  private final int width;
  private final List<Text> lines = new ArrayList<>();
  private final List<Letter> line = new ArrayList<>();
  private final List<Letter> word = new ArrayList<>();
  private final List<Letter> gap = new ArrayList<>();

  private Wrapping(int width) {
    this.width = width;
  }

  static List<Text> of(Text text, int width) {
    var wrapping = new Wrapping(width);
    letters(text).forEach(wrapping::take);
    wrapping.endWord();
    wrapping.endLine();
    return wrapping.lines;
  }

  /** What fits on one line; stops at a line break. */
  static Text cut(Text text, int width) {
    var fits = new ArrayList<Letter>();
    int taken = 0;
    for (var letter : letters(text)) {
      if (letter.codePoint == '\n' || taken + letter.width() > width) {
        break;
      }
      fits.add(letter);
      taken += letter.width();
    }
    return text(fits);
  }

  private static List<Letter> letters(Text text) {
    var letters = new ArrayList<Letter>();
    for (var span : text.spans()) {
      span.text().codePoints().forEach(c -> letters.add(new Letter(c, span)));
    }
    return letters;
  }

  private void take(Letter letter) {
    if (letter.codePoint == '\n') {
      endWord();
      endLine();
    } else if (letter.codePoint == ' ') {
      endWord();
      gap.add(letter);
    } else {
      word.add(letter);
    }
  }

  private void endWord() {
    if (word.isEmpty()) {
      return;
    }
    if (width(line) + width(gap) + width(word) <= width) {
      line.addAll(gap);
    } else if (!line.isEmpty()) {
      endLine();
    }
    gap.clear();
    for (var letter : word) {
      if (width(line) + letter.width() > width && !line.isEmpty()) {
        breakWord();
      }
      line.add(letter);
    }
    word.clear();
  }

  /** Behind the last slash of the line, so that paths stay readable; JSON is no path. */
  private void breakWord() {
    int slash = line.size() - 1;
    while (slash > 0 && "/ ".indexOf(line.get(slash).codePoint) < 0) {
      slash--;
    }
    boolean path =
        line.get(slash).codePoint == '/' && line.stream().noneMatch(each -> each.codePoint == '"');
    int cut = path ? slash + 1 : line.size();
    var rest = List.copyOf(line.subList(cut, line.size()));
    line.subList(cut, line.size()).clear();
    endLine();
    line.addAll(rest);
  }

  private void endLine() {
    lines.add(text(line));
    line.clear();
    gap.clear();
  }

  private static int width(List<Letter> letters) {
    return letters.stream().mapToInt(Letter::width).sum();
  }

  private static Text text(List<Letter> letters) {
    var spans = new ArrayList<Span>();
    var run = new StringBuilder();
    for (int i = 0; i < letters.size(); i++) {
      run.appendCodePoint(letters.get(i).codePoint);
      var span = letters.get(i).span;
      if (i + 1 == letters.size() || !letters.get(i + 1).span.looksLike(span)) {
        spans.add(span.with(run.toString()));
        run.setLength(0);
      }
    }
    return new Text(spans);
  }
}
