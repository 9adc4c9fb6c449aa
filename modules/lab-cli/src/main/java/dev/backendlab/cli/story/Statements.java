package dev.backendlab.cli.story;

import dev.backendlab.cli.text.Layout;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** SQL statements and their plans. */
final class Statements {

  private static final Pattern KEYWORD =
      Pattern.compile(
          "(?i)\\b(select|from|where|and|or|not|join|left|inner|outer|on|using|group|by|order|having"
              + "|limit|offset|insert|into|values|update|set|delete|create|table|index|unique|drop"
              + "|alter|as|with|distinct|union|all|exists|in|is|null|like|between|case|when|then"
              + "|else|end|asc|desc|begin|commit|rollback|explain|analyze|for|returning|conflict"
              + "|do|nothing|count|sum|avg|min|max)\\b");

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
    var keyword = KEYWORD.matcher(sql);
    int from = 0;
    while (keyword.find()) {
      text = text.and(sql.substring(from, keyword.start())).and(keyword.group(), Style.CODE);
      from = keyword.end();
    }
    return text.and(sql.substring(from));
  }
}
