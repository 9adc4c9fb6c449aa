package dev.backendlab.cli;

import dev.backendlab.cli.session.Session;
import dev.backendlab.cli.shelf.ListCommand;
import dev.backendlab.cli.story.Setting;
import dev.backendlab.cli.story.StoryTeller;
import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.EventLine;
import dev.backendlab.kit.event.Evidence;
import dev.backendlab.kit.event.Outcome;
import dev.backendlab.kit.question.BrokenQuestion;
import dev.backendlab.picture.Pictures;
import java.util.List;
import java.util.Map;

/**
 * Does what most calls do, so that the cache of loaded classes holds what they need: shows the
 * shelf, tells a story, lays out the pictures. Nobody watches.
 */
record Rehearsal(Session session) implements Runnable {

  static final String COMMAND = "rehearse";

  private static final int WIDTH = 78;

  private static final Event.Spread SPREAD = new Event.Spread(2, 1, 2, true);

  private static final List<Event> STORY =
      List.of(
          new Event.RunStarted(
              "", "q12", List.of("claim"), null, "", new Event.Machine("", "", 2, 1, "", Map.of())),
          new Event.ServiceReady("Redis", "7", "embedded", "127.0.0.1:1", 1),
          new Event.ClaimStarted("claim", "A sentence.", "Type#method", List.of(), null),
          new Event.Said("Some words."),
          new Event.Exchanged(
              "GET",
              "http://localhost:1/",
              Map.of("A", "b"),
              "",
              200,
              Map.of(),
              "{}",
              1,
              "ada",
              "shop"),
          new Event.Checked("what", "1", "1", true, false, "because", Evidence.COUNTED, null),
          new Event.Compared(
              "what",
              new Event.Side("a", 2, SPREAD),
              new Event.Side("b", 1, SPREAD),
              "ms",
              "lower",
              2,
              true,
              null,
              Evidence.MEASURED),
          new Event.Tabled("title", List.of("a"), List.of(List.of("1")), List.of(Evidence.COUNTED)),
          new Event.Timed("what", 1, 0, 1, Map.of("p50", 1.0), "loop", Map.of("p50", SPREAD)),
          new Event.Progressed("what", 1, 2),
          new Event.ClaimEnded("claim", Outcome.PROVEN, "", 1),
          new Event.RunEnded(Outcome.PROVEN, 1, 0, 0, 0, "", 1));

  @Override
  public void run() {
    new ListCommand(session).run();
    var teller = new StoryTeller(session.terminal());
    session.tell(teller.opening("q12", "A question?"));
    for (int i = 0; i < STORY.size(); i++) {
      var line = new EventLine(EventLine.VERSION, i, i, null, STORY.get(i)).toJson();
      EventLine.parse(line).map(teller::tell).ifPresent(session::tell);
    }
    session.tell(teller.farewell(new Setting("q12", "claim", "", "", "")));
    layOutPictures();
  }

  /** So that no reader waits for a layout, as long as READMEs stay as they are. */
  private void layOutPictures() {
    var pictures = new Pictures(session.places().cache());
    for (var entry : session.shelf().entries()) {
      if (entry.isWritten()) {
        try {
          pictures.drawn(entry.read().picture(), WIDTH);
        } catch (BrokenQuestion toldWhereItIsShown) {
          // nobody watches
        }
      }
    }
  }
}
