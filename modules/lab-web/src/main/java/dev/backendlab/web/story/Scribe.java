package dev.backendlab.web.story;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.EventLine;
import dev.backendlab.kit.practice.GuessedRun;
import dev.backendlab.kit.predict.Reckoning;
import dev.backendlab.web.story.Frame.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a run down as it is told: a frame for each event, and the whole so far. A page that shows
 * the whole, and takes every frame after it, shows what a page sees that comes later.
 */
public final class Scribe {

  static final String OPENING = "opening";
  static final String CLAIMS = "claims";
  static final String EVENTS = "events-";
  static final String PICTURE = "picture-";
  static final String ENDING = "ending";
  private static final String VERDICT = "verdict-";
  private static final String MARK = "mark-";
  private static final String PROGRESS = "progress";
  private static final String ANNOUNCEMENT = "announcement";

  private final Fragments fragments;
  private final GuessedRun guessed;
  private final String forgotten;
  private final ClaimPicture picture;
  private final Told told;
  private final List<Event> observations = new ArrayList<>();
  private @Nullable String claim;
  private @Nullable String twin;

  /**
   * One who writes down what happens from here on.
   *
   * @param forgotten what to say where guesses could not be remembered
   */
  Scribe(
      Fragments fragments,
      ClaimPicture picture,
      Map<String, String> planned,
      GuessedRun guessed,
      String forgotten) {
    this.fragments = fragments;
    this.picture = picture;
    this.guessed = guessed;
    this.forgotten = forgotten;
    this.told = new Told(planned);
  }

  /** The story so far. */
  public StoryPage page() {
    if (claim != null) { // one that is under way, or was cut off
      told.picture(claim, picture.now());
    }
    return told.page();
  }

  /** Takes the next event. */
  public Frame write(EventLine line) {
    var event = line.event();
    var reckonings = guessed.hear(event);
    var placements = new ArrayList<Placement>();
    switch (event) {
      case Event.RunStarted run -> {
        told.start(run);
        placements.add(new Placement(OPENING, false, fragments.of(run)));
      }
      case Event.ClaimStarted started -> begin(started, placements);
      case Event.ClaimEnded ended -> end(ended, reckonings, placements);
      case Event.RunEnded ended -> {
        told.end(ended);
        placements.add(new Placement(ENDING, false, ending(ended)));
      }
      case Event.Progressed progress -> {
        told.progress(fragments.of(progress));
        return new Frame(
            line.seq(), List.of(new Placement(PROGRESS, true, fragments.of(progress))));
      }
      default -> {
        placements.add(happened(event));
        if (claim != null) {
          var target = PICTURE + claim;
          picture
              .hear(event)
              .map(html -> new Placement(target, true, html))
              .ifPresent(placements::add);
        }
      }
    }
    placements.forEach(told::add);
    if (told.isInProgress()) {
      told.progress("");
      placements.add(new Placement(PROGRESS, true, ""));
    }
    return new Frame(line.seq(), placements);
  }

  private Placement happened(Event event) {
    if (event instanceof Event.Checked || event instanceof Event.Compared) {
      observations.add(event);
    }
    return new Placement(claim == null ? OPENING : EVENTS + claim, false, fragments.of(event));
  }

  private void begin(Event.ClaimStarted started, List<Placement> placements) {
    claim = started.claim();
    twin = started.twin();
    observations.clear();
    var head = fragments.of(started);
    told.begin(started.claim(), head);
    var drawn = picture.begin().orElse("");
    told.picture(started.claim(), drawn);
    placements.add(
        new Placement(
            CLAIMS,
            false,
            fragments.render(
                "claim",
                Map.of(
                    "id",
                    started.claim(),
                    "head",
                    head,
                    "verdict",
                    "",
                    "picture",
                    drawn,
                    "body",
                    ""))));
    placements.add(new Placement(MARK + started.claim(), true, "<span class=\"busy\"></span>"));
    placements.add(announce(started.claim() + " begins"));
  }

  private void end(Event.ClaimEnded ended, List<Reckoning> reckonings, List<Placement> placements) {
    var id = ended.claim();
    var view = new VerdictView(ended, twin, observations, reckonings);
    var verdict = fragments.render("verdict", Map.of("event", ended, "view", view));
    told.end(id, ended.outcome(), verdict);
    placements.add(new Placement(EVENTS + id, false, fragments.of(ended)));
    placements.add(new Placement(VERDICT + id, true, verdict));
    placements.add(new Placement(PICTURE + id, true, picture.end()));
    placements.add(
        new Placement(
            MARK + id, true, fragments.render("mark", Map.of("outcome", ended.outcome()))));
    placements.add(announce(id + " is " + Words.ALL.outcome(ended.outcome())));
    claim = null;
  }

  private String ending(Event.RunEnded ended) {
    var guesses = GuessesView.of(guessed, forgotten);
    return fragments.render("run-ended", Map.of("event", ended, "guesses", guesses));
  }

  private static Placement announce(String text) {
    return new Placement(ANNOUNCEMENT, true, text);
  }
}
