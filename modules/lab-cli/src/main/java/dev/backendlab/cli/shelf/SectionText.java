package dev.backendlab.cli.shelf;

import dev.backendlab.cli.text.Layout;
import dev.backendlab.cli.text.Markdown;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.question.FollowUp;
import dev.backendlab.kit.question.Level;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.question.Rubric;
import java.util.ArrayList;
import java.util.List;

/** A question's sections as they read on a terminal. */
record SectionText(Question question, Markdown markdown, PictureText pictures, int width) {

  private static final int LEVEL = 8;
  private static final int KIND = 11;

  List<Text> of(String heading) {
    return switch (heading) {
      case Question.PICTURE -> pictures.of(question.picture(), width);
      case Question.FOLLOW_UPS -> followUps();
      case Question.RUBRIC -> rubric(question.rubric());
      default -> markdown.lines(question.text(heading), width);
    };
  }

  /** The follow-ups without their answers. */
  List<Text> questions() {
    return question.followUps().stream().flatMap(each -> asked(each).stream()).toList();
  }

  private List<Text> followUps() {
    var lines = new ArrayList<Text>();
    for (var followUp : question.followUps()) {
      if (!lines.isEmpty()) {
        lines.add(Text.EMPTY);
      }
      lines.addAll(asked(followUp));
      lines.addAll(Layout.indented(LEVEL, markdown.lines(followUp.answer(), width - LEVEL)));
    }
    return lines;
  }

  private List<Text> asked(FollowUp followUp) {
    var level = Text.of(followUp.level().word(), Style.FIRST).padded(LEVEL);
    return Layout.hanging(level, Text.of(followUp.question(), Style.STRONG), width);
  }

  private List<Text> rubric(Rubric rubric) {
    var lines = new ArrayList<Text>();
    for (var level : Level.values()) {
      lines.addAll(points(level.word(), Style.FIRST, rubric.expected(level)));
    }
    lines.addAll(points("Red flags", Style.BAD, rubric.redFlags()));
    lines.addAll(
        points(rubric.cases().size() == 1 ? "Case" : "Cases", Style.FIRST, rubric.cases()));
    return lines;
  }

  /** The points of one kind, which is named beside the first of them. */
  private List<Text> points(String kind, Style style, List<Rubric.Point> points) {
    var lines = new ArrayList<Text>();
    for (var point : points) {
      var name = Text.of(lines.isEmpty() ? kind : "", style).padded(KIND);
      lines.addAll(Layout.hanging(name.and("• ", Style.FAINT), text(point), width));
    }
    return lines;
  }

  private Text text(Rubric.Point point) {
    var text = markdown.line(point.text());
    if (point.shownBy().isEmpty()) {
      return text;
    }
    var cited = point.shownBy().stream().map(SectionText::words).toList();
    return text.and(" (" + String.join(", ", cited) + ")", Style.FAINT);
  }

  private static String words(Rubric.Citation citation) {
    return switch (citation) {
      case Rubric.Citation.OfClaim claim -> claim.id();
      case Rubric.Citation.OfFollowUp(var followUp) ->
          "follow-up: \"%s\"".formatted(followUp.question());
    };
  }
}
