package dev.backendlab.cli.story;

import dev.backendlab.cli.text.Layout;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.face.Durations;
import java.util.ArrayList;
import java.util.List;

/** How a run, its services and its claims begin. */
final class Openings {

  static final String GUTTER = "┃ ";

  private Openings() {}

  static List<Text> run(Event.RunStarted run, int width) {
    var machine = run.machine();
    var facts =
        String.join(
            " · ",
            machine.processors() == 1 ? "1 core" : machine.processors() + " cores",
            gibibytes(machine.memoryMegabytes()),
            machine.os() + " " + machine.arch(),
            machine.java());
    var lines = new ArrayList<>(Text.of(facts, Style.FAINT).wrapped(width));
    if (run.broken() != null) {
      lines.addAll(
          Text.of("On the broken twin of '" + run.broken() + "': ", Style.WARNING_STRONG)
              .and("the claim must now be refuted.", Style.WARNING)
              .wrapped(width));
    }
    return lines;
  }

  private static String gibibytes(long megabytes) {
    return megabytes < 1_024 ? megabytes + " MiB" : Math.round(megabytes / 1_024.0) + " GiB";
  }

  static List<Text> service(Event.ServiceReady service, int width) {
    return Text.of("●", Style.GOOD)
        .and(" " + service.service() + " " + service.version(), Style.STRONG)
        .and(" " + service.origin() + ", " + Durations.ofMillis(service.millis()))
        .and(" · " + service.address(), Style.FAINT)
        .wrapped(width);
  }

  static List<Text> application(Event.ApplicationReady application, int width) {
    return Text.of("●", Style.GOOD)
        .and(" " + application.variable(), Style.STRONG)
        .and(" " + application.url(), Style.CODE)
        .and(" up after " + Durations.ofMillis(application.millis()), Style.FAINT)
        .wrapped(width);
  }

  static List<Text> claim(Event.ClaimStarted claim, String place, int width) {
    var bar = Text.of(GUTTER, Style.FIRST);
    var lines = new ArrayList<Text>();
    var title = Text.of(claim.claim(), Style.FIRST);
    lines.add(bar.and(place.isEmpty() ? title : title.and("  " + place, Style.FAINT)));
    for (var line : Text.of(claim.sentence(), Style.STRONG).wrapped(width - bar.width())) {
      lines.add(bar.and(line));
    }
    if (claim.twin() != null) {
      var twin = Text.of("Broken: ", Style.WARNING_STRONG).and(claim.twin(), Style.WARNING);
      for (var line : twin.wrapped(width - bar.width())) {
        lines.add(bar.and(line));
      }
    }
    return lines;
  }

  /** The same line before each of these. */
  static List<Text> guttered(Style style, List<Text> lines) {
    return lines.stream().map(line -> Text.of(GUTTER, style).and(line)).toList();
  }

  static List<Text> hanging(String label, Style style, Text text, int width) {
    return Layout.hanging(Text.of(label, style), text, width);
  }
}
