package dev.backendlab.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.kit.question.Flowchart;
import dev.backendlab.kit.question.Picture;
import dev.backendlab.kit.question.Picture.Arrow;
import dev.backendlab.kit.question.Picture.Participant;
import dev.backendlab.kit.question.Picture.Shape;
import dev.backendlab.kit.question.Sequence;
import dev.backendlab.kit.question.Sequence.Branch;
import dev.backendlab.kit.question.Sequence.Place;
import dev.backendlab.kit.question.Sequence.Step;
import dev.backendlab.kit.question.Tracks;
import dev.backendlab.picture.Drawing.Ink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {

  private static final Participant ADA = new Participant("ada", "ada", Shape.PERSON);
  private static final Participant SHOP = new Participant("shop", "shop", Shape.BOX);
  private static final Participant STORE = new Participant("db", "orders", Shape.STORE);

  @TempDir private Path kept;

  @Test
  void aSequenceIsDrawnDownItsLifelines() {
    var sequence =
        new Sequence(
            List.of(ADA, SHOP),
            List.of(),
            List.of(
                message("ada", "shop", "GET /me", false),
                new Step.Note(Place.OVER, List.of("shop"), "looks"),
                new Step.Alternative(
                    List.of(
                        new Branch("found", List.of(message("shop", "ada", "200", true))),
                        new Branch("not", List.of(message("shop", "ada", "404", true)))))));

    assertThat(drawn(sequence))
        .isEqualTo(
            """
              ╭─────╮   ┌──────┐
              │ ada │   │ shop │
              ╰──┬──╯   └───┬──┘
                 │ GET /me  │
                 ├─────────▶│
                 │     ┌───────┐
                 │     │ looks │
                 │     └───────┘
            ┌┄ if found ┄┄┄┄┼┄┄┄┄┐
            ┆    │   200    │    ┆
            ┆    │◀┄┄┄┄┄┄┄┄┄┤    ┆
            ├┄ else not ┄┄┄┄┼┄┄┄┄┤
            ┆    │   404    │    ┆
            ┆    │◀┄┄┄┄┄┄┄┄┄┤    ┆
            └┄┄┄┄┼┄┄┄┄┄┄┄┄┄┄┼┄┄┄┄┘
                 ╵          ╵\
            """);
  }

  @Test
  void aGroupOfASequenceFramesItsMembers() {
    var sequence =
        new Sequence(
            List.of(ADA, SHOP, STORE),
            List.of(new Picture.Group("g", "ours", List.of("shop", "db"))),
            List.of(message("ada", "shop", "GET /me", false)));

    assertThat(drawn(sequence))
        .isEqualTo(
            """
                       ┌┄ ours ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┐
            ╭─────╮    ┆ ┌──────┐  ╭────────╮ ┆
            │ ada │    ┆ │ shop │  ( orders ) ┆
            ╰──┬──╯    ┆ └───┬──┘  ╰────┬───╯ ┆
               │       └┄┄┄┄┄┼┄┄┄┄┄┄┄┄┄┄┼┄┄┄┄┄┘
               │   GET /me   │          │
               ├────────────▶│          │
               ╵             ╵          ╵\
            """);
  }

  @Test
  void aCallOfOneselfComesBack() {
    var sequence =
        new Sequence(
            List.of(ADA, SHOP), List.of(), List.of(message("shop", "shop", "thinks", false)));

    assertThat(drawn(sequence)).contains("thinks", "├───┐", "◀──┘");
    assertThat(html(sequence)).contains(">thinks<");
  }

  @Test
  void aFlowchartIsDrawnAlongItsArrows() {
    assertThat(drawn(flowchart("asks")))
        .isEqualTo(
            """
                             ┌┄ backend ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┐
            ╭─────╮          ┆ ┌──────┐           ╭────────╮ ┆
            │ ada ├── asks ──┼▶│ shop ├┄┄┄ SQL ┄┄▶( orders ) ┆
            ╰─────╯          ┆ └──────┘           ╰────────╯ ┆
                             └┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┘\
            """);
  }

  @Test
  void whatARunUsedIsTickedAndWhatMustNotBeThereIsRed() {
    var tracks =
        new Tracks(
            List.of(30L, 0L),
            List.of(
                new Tracks.Extra("shop", "Redis", "Redis", 2, true),
                new Tracks.Extra("ada", "orders", "HTTP", 1, false)));
    var drawing = new Pictures(kept).drawn(flowchart("asks"), tracks, 120).orElseThrow();

    assertThat(inks(drawing, "✓ ×30")).containsOnly(Ink.GOOD);
    assertThat(inks(drawing, "✗ ×2")).containsOnly(Ink.BAD);
    assertThat(inks(drawing, "HTTP")).containsOnly(Ink.FAINT);
    assertThat(inks(drawing, "SQL")).containsOnly(Ink.PLAIN);
    assertThat(new Pictures(kept).html(flowchart("asks"), tracks).orElseThrow())
        .contains("class=\"box astray\"", "class=\"way used\"", ">✗ ×2<", "class=\"way beside\"");
  }

  private static List<Ink> inks(Drawing drawing, String words) {
    return drawing.rows().stream()
        .flatMap(row -> row.pieces().stream())
        .filter(piece -> piece.text().contains(words))
        .map(Drawing.Piece::ink)
        .toList();
  }

  @Test
  void whatDoesNotFitIsNotDrawn() {
    assertThat(new Pictures(kept).drawn(flowchart("asks"), 8)).isEmpty();
  }

  @Test
  void lettersThatTakeTwoCellsAreLeftToTheList() {
    assertThat(new Pictures(kept).drawn(flowchart("聞く"), 100)).isEmpty();
    assertThat(html(flowchart("聞く"))).contains("聞く");
  }

  @Test
  void wordsAreNoMarkup() {
    assertThat(html(flowchart("<script>alert(\"1\")</script> & more")))
        .doesNotContain("<script")
        .contains("&lt;script&gt;", "&amp;");
  }

  @Test
  void aLongWordIsPartedAtItsJoints() {
    assertThat(drawn(flowchart("/customers/42/orders/2026-11-27/lines/7/count")))
        .contains("/customers/42/orders/");
  }

  @Test
  void aDamagedLayoutIsMadeAgain() throws IOException {
    var before = drawn(flowchart("asks"));
    try (var files = Files.list(kept.resolve("pictures"))) {
      for (var file : files.toList()) {
        Files.writeString(file, "12.0 end");
      }
    }

    assertThat(drawn(flowchart("asks"))).isEqualTo(before);
  }

  @Test
  void aFolderThatCannotBeWrittenIsDoneWithout() throws IOException {
    var file = Files.createFile(kept.resolve("file"));

    assertThat(new Pictures(file).drawn(flowchart("asks"), 100)).isPresent();
  }

  private String drawn(Picture picture) {
    return new Pictures(kept).drawn(picture, 100).orElseThrow().plain();
  }

  private String html(Picture picture) {
    return new Pictures(kept).html(picture).orElseThrow();
  }

  private static Step message(String from, String to, String label, boolean dashed) {
    return new Step.Message(new Arrow(from, to, label, dashed));
  }

  private static Flowchart flowchart(String label) {
    return new Flowchart(
        Flowchart.Direction.LR,
        List.of(ADA, SHOP, STORE),
        List.of(new Picture.Group("backend", "backend", List.of("shop", "db"))),
        List.of(new Arrow("ada", "shop", label, false), new Arrow("shop", "db", "SQL", true)));
  }
}
