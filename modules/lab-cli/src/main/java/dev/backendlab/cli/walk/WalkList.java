package dev.backendlab.cli.walk;

import dev.backendlab.cli.session.Mistake;
import dev.backendlab.cli.session.Session;
import dev.backendlab.cli.text.Layout;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.run.RunResult;
import dev.backendlab.kit.walk.Journey;
import dev.backendlab.kit.walk.Walk;
import dev.backendlab.kit.walk.Walks;
import java.util.ArrayList;
import java.util.List;

/** All walks: how long each takes, for which level, and how far the user is. */
record WalkList(Session session, Walks walks) {

  private static final int INDENT = 5;

  void tell() {
    if (walks.all().isEmpty() && walks.defects().isEmpty()) {
      throw new Mistake("There are no walks here: docs/walks holds them.", RunResult.BROKEN);
    }
    int width = session.terminal().measure();
    var footsteps = session.practice().footsteps();
    var lines = new ArrayList<Text>();
    for (var walk : walks.all()) {
      lines.addAll(lines(walk, Journey.of(walk, footsteps), width));
    }
    lines.add(Text.EMPTY);
    lines.addAll(
        Text.of("./lab walk " + suggested(footsteps), Style.CODE)
            .and(" goes step by step. ")
            .and("./lab practice", Style.CODE)
            .and(" says what is kept of it.")
            .wrapped(width));
    session.print(lines);
    walks.defects().forEach(defect -> session.aside(defect.toString()));
  }

  private List<Text> lines(Walk walk, Journey journey, int width) {
    var place = Text.of("%3d  ".formatted(walks.all().indexOf(walk) + 1), Style.FIRST);
    var lines =
        new ArrayList<>(
            Layout.edges(place.and(walk.title(), Style.STRONG), state(journey), INDENT, width));
    lines.addAll(
        Layout.indented(
            INDENT,
            Text.of(walk.id(), Style.CODE)
                .and("  " + walk.inWords(), Style.FAINT)
                .wrapped(width - INDENT)));
    return lines;
  }

  private static Text state(Journey journey) {
    return Text.of(journey.inWords(), journey.isOver() ? Style.GOOD : Style.FAINT);
  }

  /** The one that was begun and not ended, else the first. */
  private String suggested(List<dev.backendlab.kit.practice.Footstep> footsteps) {
    return walks.all().stream()
        .filter(walk -> {
          var journey = Journey.of(walk, footsteps);
          return journey.isBegun() && !journey.isOver();
        })
        .findFirst()
        .or(() -> walks.all().stream().findFirst())
        .map(Walk::id)
        .orElse("NAME");
  }
}
