package dev.backendlab.cli.brief;

import dev.backendlab.cli.text.Layout;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.face.SqlTokens;
import java.util.ArrayList;
import java.util.List;

/** A statement, and of its plan the scan: it is what an index or a cache changes. */
final class Plans {

  private static final int LABELS = 6;
  private static final int LENGTH = 6;
  private static final int PLAN = 30;
  private static final int ALL_OF_IT = 60;

  private Plans() {}

  static Passage of(Event.Queried queried, int width) {
    var sql = Text.of("sql", Style.FAINT).padded(LABELS).and(coloured(queried.sql()));
    var two = Layout.first(2, Layout.hanging(label("sql"), coloured(queried.sql()), width), width);
    var versions = new ArrayList<Version>();
    if (!queried.plan().isEmpty()) {
      var step = step(queried.plan(), width);
      versions.add(new Version(both(two, step), 0));
      versions.add(new Version(List.of(sql.shortened(width), step), LENGTH));
    }
    int loss = queried.plan().isEmpty() ? 0 : PLAN;
    versions.add(new Version(two, loss));
    versions.add(new Version(List.of(sql.shortened(width)), loss + LENGTH));
    versions.add(Version.without(loss + ALL_OF_IT, Left.of("statement", 1)));
    return new Passage(Passage.Kind.LINES, versions);
  }

  private static List<Text> both(List<Text> sql, Text step) {
    var lines = new ArrayList<>(sql);
    lines.add(step);
    return lines;
  }

  /** The outermost scan, else the first step. */
  private static Text step(List<String> plan, int width) {
    var step =
        plan.stream().filter(each -> each.contains("Scan")).findFirst().orElse(plan.getFirst());
    int more = plan.size() - 1;
    var rest = more == 0 ? "" : "  and %,d more: --full".formatted(more);
    return label("plan")
        .and(
            Text.of(step.strip().replaceFirst("^->\\s*", ""), Style.FAINT)
                .shortened(width - LABELS - rest.length()))
        .and(rest, Style.FAINT);
  }

  private static Text label(String label) {
    return Text.of(label, Style.FAINT).padded(LABELS);
  }

  /** In one line, however it was written. */
  private static Text coloured(String sql) {
    var text = Text.EMPTY;
    for (var token : SqlTokens.of(sql.strip().replaceAll("\\s+", " "))) {
      text = text.and(token.text(), token.keyword() ? Style.CODE : Style.PLAIN);
    }
    return text;
  }
}
