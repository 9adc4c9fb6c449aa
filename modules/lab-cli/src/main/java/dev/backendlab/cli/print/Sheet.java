package dev.backendlab.cli.print;

import dev.backendlab.cli.print.LastFigures.Figure;
import dev.backendlab.kit.question.Question;
import dev.backendlab.picture.Pictures;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A question on one page of paper. */
final class Sheet {

  private Sheet() {}

  static String of(Question question, List<Figure> figures, Pictures pictures) {
    var drawing = pictures.printed(question.picture());
    return PrintCommand.html("sheet.html")
        .with(words(question, figures, drawing), lists(question, figures, drawing.isPresent()));
  }

  private static Map<String, String> words(
      Question question, List<Figure> figures, Optional<String> drawing) {
    return Map.of(
        "id", question.id(),
        "section", Html.of(question.section()),
        "question", Html.of(question.question()),
        "spoken", Html.paragraphs(question.text(Question.IN_30_SECONDS)),
        "picture", drawing.orElse(Html.of(question.picture().title())),
        "unmeasured", figures.isEmpty() ? unmeasured(question) : "",
        "next", next(question));
  }

  private static String unmeasured(Question question) {
    return question.runs()
        ? "Nothing yet: ./lab run %s, then print it again.".formatted(question.id())
        : "Nothing: this question has no demo yet.";
  }

  private static String next(Question question) {
    return question.runs()
        ? "./lab run %1$s proves it · ./lab show %1$s --all has the answers"
            .formatted(question.id())
        : "./lab show %s --all has the answers".formatted(question.id());
  }

  private static Map<String, List<Map<String, String>>> lists(
      Question question, List<Figure> figures, boolean drawn) {
    return Map.of(
        "lines",
        question.picture().lines().stream()
            .filter(line -> !drawn)
            .map(line ->
                Map.of(
                    "depth", line.depth() > 0 ? "inner" : "outer",
                    "subject", Html.of(line.subject()),
                    "words", Html.of(line.words().isEmpty() ? "" : ": " + line.words())))
            .toList(),
        "figures",
        figures.stream()
            .map(figure ->
                Map.of(
                    "claim", figure.claim(),
                    "what", Html.of(figure.what()),
                    "value", Html.of(figure.value()),
                    "how", Html.of(figure.how())))
            .toList(),
        "flags",
        question.rubric().redFlags().stream()
            .map(point -> Map.of("flag", Html.line(point.text())))
            .toList(),
        "asked",
        question.followUps().stream()
            .map(each -> Map.of("level", each.level().word(), "text", Html.of(each.question())))
            .toList());
  }
}
