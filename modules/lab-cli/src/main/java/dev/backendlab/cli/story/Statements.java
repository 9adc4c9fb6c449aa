package dev.backendlab.cli.story;

import dev.backendlab.cli.text.Layout;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.face.SqlTokens;
import java.util.ArrayList;
import java.util.List;

/** SQL statements and their plans. */
final class Statements {

  private Statements() {}

  static List<Text> lines(Event.Queried queried, int width) {
    var lines = new ArrayList<>(Layout.hanging(label("sql"), coloured(queried.sql()), width));
    boolean first = true;
    for (var step : queried.plan()) {
      int depth = step.length() - step.stripLeading().length();
      var margin = (first ? label("plan") : label("")).and(" ".repeat(depth));
      lines.addAll(Layout.hanging(margin, Text.of(step.strip(), Style.FAINT), width));
      first = false;
    }
    return lines;
  }

  private static Text label(String label) {
    return Text.of(label, Style.FAINT).padded(6);
  }

  private static Text coloured(String sql) {
    var text = Text.EMPTY;
    for (var token : SqlTokens.of(sql)) {
      text = text.and(token.text(), token.keyword() ? Style.CODE : Style.PLAIN);
    }
    return text;
  }
}
