package dev.backendlab.web.story;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is written down of a story. */
final class Told {

  private static final class Claim {

    private final String sentence;
    private final List<String> events = new ArrayList<>();
    private String head = "";
    private String verdict = "";
    private String picture = "";
    private @Nullable Outcome outcome;

    Claim(String sentence) {
      this.sentence = sentence;
    }
  }

  private final Map<String, Claim> claims = new LinkedHashMap<>();
  private final List<String> opening = new ArrayList<>();
  private final List<String> ending = new ArrayList<>();
  private String progress = "";
  private Event.@Nullable RunStarted started;
  private Event.@Nullable RunEnded ended;

  Told(Map<String, String> planned) {
    planned.forEach((id, sentence) -> claims.put(id, new Claim(sentence)));
  }

  StoryPage page() {
    var parts = new ArrayList<StoryPage.ClaimPart>();
    claims.forEach((id, claim) ->
        parts.add(
            new StoryPage.ClaimPart(
                id,
                claim.sentence,
                claim.outcome,
                claim.head,
                claim.verdict,
                claim.picture,
                String.join("\n", claim.events))));
    return new StoryPage(
        Optional.ofNullable(started),
        Optional.ofNullable(ended),
        String.join("\n", opening),
        parts,
        progress,
        String.join("\n", ending));
  }

  private Claim claim(String id) {
    return claims.computeIfAbsent(id, unplanned -> new Claim(""));
  }

  void start(Event.RunStarted run) {
    started = run;
  }

  void end(Event.RunEnded run) {
    ended = run;
  }

  void begin(String claim, String head) {
    claim(claim).head = head;
  }

  void picture(String claim, String html) {
    claim(claim).picture = html;
  }

  void end(String claim, Outcome outcome, String verdict) {
    claim(claim).outcome = outcome;
    claim(claim).verdict = verdict;
  }

  void progress(String html) {
    progress = html;
  }

  boolean isInProgress() {
    return !progress.isEmpty();
  }

  void add(Frame.Placement placement) {
    var target = placement.target();
    if (target.equals(Scribe.OPENING)) {
      opening.add(placement.html());
    } else if (target.equals(Scribe.ENDING)) {
      ending.add(placement.html());
    } else if (target.startsWith(Scribe.PICTURE)) {
      picture(target.substring(Scribe.PICTURE.length()), placement.html());
    } else if (target.startsWith(Scribe.EVENTS)) {
      claim(target.substring(Scribe.EVENTS.length())).events.add(placement.html());
    }
  }
}
