package dev.backendlab.kit.interview;

import dev.backendlab.kit.predict.Reckoning.Closeness;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a sheet as Markdown. */
final class SheetText {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH);

  private final Sheet sheet;
  private final StringBuilder text = new StringBuilder();

  SheetText(Sheet sheet) {
    this.sheet = sheet;
  }

  String markdown() {
    var setup = sheet.setup();
    line("# Mock interview, " + DAY.format(sheet.began().atZone(ZoneId.systemDefault())));
    line("");
    line(
        "%s, %s: %s of %d minutes%s."
            .formatted(
                setup.level().word(),
                setup.topic(),
                clock(sheet.used()),
                setup.minutes(),
                setup.peer() ? ", with a peer" : ""));
    if (sheet.rounds().isEmpty()) {
      line("");
      line("It was left before the first answer, so there is nothing to look back on.");
      return text.toString();
    }
    settled();
    ticked();
    flags();
    missed();
    cases();
    words();
    notes();
    return text.toString();
  }

  private void settled() {
    heading("Settled by runs: " + sheet.settledWords());
    for (var round : sheet.rounds()) {
      line("- " + settled(round));
    }
    line("");
    line("**Calibration.** " + sheet.calibration().words() + " " + Calibration.meaning());
  }

  private String settled(Round round) {
    var id = "%s%s".formatted(round.subject().question().id(), candidate(round));
    var settlement = round.settlement();
    if (settlement == null) {
      return id + ": " + (round.guess().isEmpty() ? "left open." : "no run answered.");
    }
    return settlement
        .reckoning()
        .map(reckoning ->
            "%s `%s`: **%s** %s You said %s, %d%% sure; it was %s. Run `%s`."
                .formatted(
                    id,
                    round.subject().wager().prediction().claim(),
                    reckoning.closeness() == Closeness.RIGHT
                        ? "right."
                        : reckoning.closeness().word() + ".",
                    plain(reckoning.ask()),
                    plain(reckoning.said()),
                    round.percent(),
                    plain(reckoning.measured()),
                    settlement.run()))
        .orElse("%s: not counted. %s Run `%s`.".formatted(id, why(settlement), settlement.run()));
  }

  /** Its first line: those below it are Maven's, say. */
  private static String why(Settlement settlement) {
    return settlement.trouble().lines().findFirst().orElse("");
  }

  private String candidate(Round round) {
    return sheet.setup().peer() ? (round.swapped() ? " (your peer)" : " (you)") : "";
  }

  private void ticked() {
    var by = sheet.setup().peer() ? "the interviewer" : "yourself";
    long partly = sheet.partly();
    heading(
        "Ticked by %s: %s%s (unchecked)"
            .formatted(
                by, sheet.tickedWords(), partly == 0 ? "" : ", %d more partly".formatted(partly)));
    line("| question | answered in | points said | follow-ups known | case |");
    line("| --- | --- | --- | --- | --- |");
    for (var round : sheet.rounds()) {
      var question = round.subject().question();
      line(
          "| %s %s%s | %s | %s | %s | %s |"
              .formatted(
                  question.id(),
                  question.question().replace("|", "/"),
                  candidate(round),
                  clock(round.used()),
                  share(round.ticks()),
                  share(round.knew()),
                  round.weighed() == null ? "not done" : round.weighed().word()));
    }
  }

  private static String share(List<Tick> ticks) {
    return ticks.isEmpty()
        ? "not done"
        : "%d of %d".formatted(ticks.stream().filter(Tick.YES::equals).count(), ticks.size());
  }

  private void flags() {
    var heard = new ArrayList<String>();
    for (var round : sheet.rounds()) {
      var flags = round.subject().question().rubric().redFlags();
      round
          .flags()
          .forEach(at ->
              heard.add(
                  "- %s%s: %s"
                      .formatted(
                          round.subject().question().id(),
                          candidate(round),
                          flags.get(at).text())));
    }
    if (!heard.isEmpty()) {
      heading("Red flags heard");
      heard.forEach(this::line);
    }
  }

  private void missed() {
    heading("Missed, and kept for later");
    var missed = sheet.missed();
    if (missed.isEmpty()) {
      line("Nothing that was ticked.");
    }
    for (var each : missed) {
      line(
          "- %s, %s%s: %s"
              .formatted(
                  each.question(),
                  each.kind().toLowerCase(Locale.ROOT),
                  each.tick() == Tick.PARTLY ? ", partly" : "",
                  each.text()));
    }
  }

  private void cases() {
    for (var round : sheet.rounds()) {
      if (!round.choice().isEmpty()) {
        heading("Case of %s".formatted(round.subject().question().id()));
        line(round.subject().caseToDiscuss().orElseThrow().text());
        line("");
        quote(round.choice());
      }
    }
  }

  private void words() {
    for (var round : sheet.rounds()) {
      if (!round.answer().isEmpty()) {
        heading("Answer to " + round.subject().question().id());
        quote(round.answer());
      }
    }
  }

  private void notes() {
    if (!sheet.notes().isBlank()) {
      heading("Notes of the interviewer");
      quote(sheet.notes());
    }
  }

  /** Typed text is text: nothing in it is a heading, a link or a list. */
  private void quote(String typed) {
    typed.lines().forEach(each -> line("> " + plain(each)));
  }

  private static String plain(String typed) {
    return typed.replaceAll("([\\\\`*_{}\\[\\]<>#|])", "\\\\$1");
  }

  private void heading(String heading) {
    line("");
    line("## " + heading);
    line("");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  /** Minutes and seconds: {@code 4:07}. */
  static String clock(Duration time) {
    return "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
  }
}
