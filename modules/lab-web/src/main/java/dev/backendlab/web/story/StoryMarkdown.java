package dev.backendlab.web.story;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.face.Durations;
import dev.backendlab.kit.face.Evidences;
import dev.backendlab.kit.face.ExchangeDetails;
import dev.backendlab.kit.face.Ratios;
import dev.backendlab.kit.figure.Figures;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.run.Story;
import java.util.List;
import java.util.stream.Collectors;

/** A run as Markdown, to be pasted into notes. */
public final class StoryMarkdown {

  private StoryMarkdown() {}

  /** The whole run. */
  public static String of(Question question, Story story) {
    var text = new StringBuilder();
    text.append("# ").append(question.id()).append(": ").append(question.question()).append("\n\n");
    if (!story.damage().isEmpty()) {
      text.append(story.damage()).append("\n\n");
    }
    for (var line : story.lines()) {
      var part = part(line.event());
      if (!part.isEmpty()) {
        text.append(part).append("\n\n");
      }
    }
    return text.toString();
  }

  private static String part(Event event) {
    return switch (event) {
      case Event.RunStarted run ->
          "%s · %s".formatted(run.startedAt(), String.join(" · ", new RunView(run).facts()));
      case Event.ServiceReady service ->
          "%s %s, %s, after %s"
              .formatted(
                  service.service(),
                  service.version(),
                  service.origin(),
                  Durations.ofMillis(service.millis()));
      case Event.ApplicationReady application ->
          "%s: `%s`".formatted(application.variable(), application.url());
      case Event.ClaimStarted claim ->
          "## %s: %s%s"
              .formatted(
                  claim.claim(),
                  claim.sentence(),
                  claim.twin() == null ? "" : "\n\nBroken: " + claim.twin());
      case Event.Said said -> said.text();
      case Event.Checked check -> checked(check);
      case Event.Compared compared -> compared(compared);
      case Event.Exchanged exchange -> exchanged(exchange);
      case Event.Queried queried ->
          fenced("sql", queried.sql())
              + (queried.plan().isEmpty()
                  ? ""
                  : "\n\n" + fenced("", String.join("\n", queried.plan())));
      case Event.Tabled table ->
          titled(table.title(), table(table.columns(), table.rows()), Evidences.of(table));
      case Event.BarsCharted chart ->
          titled(
              chart.title(),
              table(List.of("", chart.unit()), bars(chart.bars())),
              Evidences.of(chart));
      case Event.LinesCharted chart -> titled(chart.title(), lines(chart), Evidences.of(chart));
      case Event.Progressed nothing -> "";
      case Event.Hopped seenInThePicture -> "";
      case Event.Timed timed -> timed(timed);
      case Event.ClaimEnded ended ->
          "**%s** in %s%s"
              .formatted(
                  Words.ALL.outcome(ended.outcome()),
                  Durations.ofMillis(ended.millis()),
                  ended.reason().isEmpty() ? "" : ": " + ended.reason());
      case Event.RunEnded ended ->
          "---\n\n%s in %s%s"
              .formatted(
                  Words.ALL.count(ended.proven(), "claim") + " proven",
                  Durations.ofMillis(ended.millis()),
                  ended.reason().isEmpty() ? "" : ": " + ended.reason());
    };
  }

  private static String checked(Event.Checked check) {
    return "- %s %s%s: **%s**%s%s%s"
        .formatted(
            check.held() ? "✓" : "✗",
            check.control() ? "control: " : "",
            check.what(),
            escaped(check.actual()),
            check.held() ? "" : ", expected " + check.expected(),
            note(Evidences.of(check)),
            check.because() == null ? "" : ", because " + check.because());
  }

  private static String compared(Event.Compared compared) {
    var rows =
        List.of(
            List.of(compared.without().label(), Figures.of(compared.without().value())),
            List.of(compared.with().label(), Figures.of(compared.with().value())));
    return "- %s%s: **%s**%s%s%s\n\n%s"
        .formatted(
            compared.demand().isEmpty() ? "" : compared.held() ? "✓ " : "✗ ",
            compared.what(),
            Ratios.of(compared),
            compared.demand().isEmpty() ? "" : ", demanded " + compared.demand(),
            note(Evidences.of(compared)),
            compared.because() == null ? "" : ", because " + compared.because(),
            table(List.of("", compared.unit()), rows));
  }

  private static String exchanged(Event.Exchanged exchange) {
    var head =
        "%s  %s %s  %s"
            .formatted(
                ExchangeDetails.parties(exchange),
                exchange.method(),
                ExchangeDetails.shortUrl(exchange),
                exchange.status())
            .strip();
    return fenced("", head + "\n" + String.join("\n", ExchangeDetails.of(exchange)));
  }

  private static String timed(Event.Timed timed) {
    var latencies =
        timed.latencies().entrySet().stream()
            .map(each -> each.getKey() + " " + Figures.of(each.getValue()) + " ms")
            .collect(Collectors.joining(", "));
    return "%s: %s, %s%s"
        .formatted(
            timed.what(),
            Words.ALL.count(timed.count(), "call"),
            latencies,
            note(Evidences.of(timed)));
  }

  private static String lines(Event.LinesCharted chart) {
    var columns = new java.util.ArrayList<>(List.of(chart.x().label()));
    chart.series().forEach(series -> columns.add(series.label()));
    return table(columns, Lines.of(chart).rows());
  }

  private static List<List<String>> bars(List<Event.Bar> bars) {
    return bars.stream().map(bar -> List.of(bar.label(), Figures.of(bar.value()))).toList();
  }

  private static String titled(String title, String body, String evidence) {
    return "**" + title + "**\n\n" + body + (evidence.isEmpty() ? "" : "\n\n" + evidence);
  }

  private static String note(String evidence) {
    return evidence.isEmpty() ? "" : " (" + evidence + ")";
  }

  private static String fenced(String language, String text) {
    return "```" + language + "\n" + text.strip() + "\n```";
  }

  private static String table(List<String> columns, List<List<String>> rows) {
    var text = new StringBuilder();
    text.append(row(columns)).append("\n|").append(" --- |".repeat(columns.size()));
    rows.forEach(cells -> text.append('\n').append(row(cells)));
    return text.toString();
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(StoryMarkdown::escaped)
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String escaped(String text) {
    return text.replace("|", "\\|").replace("\n", " ").replace("<", "&lt;");
  }
}
