package dev.backendlab.kit.interview;

import dev.backendlab.kit.practice.Entry;
import dev.backendlab.kit.practice.Practice;
import dev.backendlab.kit.predict.Reckoning.Closeness;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is kept of interviews in the user's practice file: answers, ticks, settled predictions and
 * sheets. A line is written when its step is done, so an interview that is left keeps what it had.
 */
public final class Diary {

  private static final String ANSWER = "answer";
  private static final String TICK = "tick";
  private static final String SETTLED = "settled";
  private static final String SHEET = "sheet";

  private final Practice practice;
  private final InstantSource clock;
  private final String face;
  private boolean forgetful;

  /**
   * @param face where the interview is held: {@code terminal} or {@code page}
   */
  public Diary(Practice practice, InstantSource clock, String face) {
    this.practice = practice;
    this.clock = clock;
    this.face = face;
  }

  /** A point that was not made, or not all of it. */
  public record Missed(String question, String level, String point) {}

  void answer(String interview, Round round, String kind, String text) {
    var fields = fields(interview, round);
    fields.put("kind", kind);
    fields.put("text", text);
    fields.put("seconds", String.valueOf(round.used().toSeconds()));
    keep(List.of(new Entry(ANSWER, fields)));
  }

  /** One line for each point of a kind, with its tick. */
  void ticks(String interview, Round round, String kind, Map<String, String> ticks) {
    var entries = new ArrayList<Entry>();
    ticks.forEach((point, tick) -> {
      var fields = fields(interview, round);
      fields.put("kind", kind);
      fields.put("point", point);
      fields.put("tick", tick);
      entries.add(new Entry(TICK, fields));
    });
    keep(entries);
  }

  void settled(String interview, Round round, Settlement settlement) {
    settlement
        .reckoning()
        .ifPresent(reckoning -> {
          var fields = fields(interview, round);
          fields.put("claim", round.subject().wager().prediction().claim());
          fields.put("ask", reckoning.ask());
          fields.put("guess", reckoning.said());
          fields.put("measured", reckoning.measured());
          fields.put("closeness", reckoning.closeness().word());
          fields.put("percent", String.valueOf(round.percent()));
          fields.put("run", settlement.run());
          keep(List.of(new Entry(SETTLED, fields)));
        });
  }

  void sheet(String interview, Setup setup, Sheet sheet) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("at", clock.instant().toString());
    fields.put("interview", interview);
    fields.put("topic", setup.topic());
    fields.put("level", setup.level().word().toLowerCase(java.util.Locale.ROOT));
    fields.put("minutes", String.valueOf(setup.minutes()));
    fields.put("seconds", String.valueOf(sheet.used().toSeconds()));
    fields.put("questions", String.join(" ", sheet.questions()));
    fields.put("settled", sheet.settledWords());
    fields.put("ticked", sheet.tickedWords());
    fields.put("face", face);
    keep(List.of(new Entry(SHEET, fields)));
  }

  private Map<String, String> fields(String interview, Round round) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("at", clock.instant().toString());
    fields.put("interview", interview);
    fields.put("question", round.subject().question().id());
    fields.put("level", round.subject().level().word().toLowerCase(java.util.Locale.ROOT));
    fields.put("candidate", round.swapped() ? "peer" : "you");
    fields.put("face", face);
    return fields;
  }

  private void keep(List<Entry> entries) {
    try {
      practice.keepEntries(entries);
    } catch (IOException noRoom) {
      forgetful = true; // the faces say so, and the interview goes on
    }
  }

  /** Whether something could not be kept. */
  public boolean isForgetful() {
    return forgetful;
  }

  /** How well the user's own settled predictions are calibrated, in all sessions. */
  public Calibration calibration() {
    var forecasts = new ArrayList<Calibration.Forecast>();
    for (var entry : practice.entries(Set.of(SETTLED))) {
      if (entry.field("candidate").equals("you")
          && entry.field("percent").matches("50|[5-9]\\d|100")
          && isKnown(entry.field("closeness"))) {
        forecasts.add(
            new Calibration.Forecast(
                Integer.parseInt(entry.field("percent")),
                entry.field("closeness").equals(Closeness.RIGHT.word())));
      }
    }
    return Calibration.of(forecasts);
  }

  private static boolean isKnown(String word) {
    return Arrays.stream(Closeness.values()).anyMatch(each -> each.word().equals(word));
  }

  /** What was asked and settled before, as {@link Subject#of} takes it. */
  public Set<String> asked() {
    var asked = new LinkedHashSet<String>();
    practice.entries(Set.of(SETTLED)).forEach(entry -> asked.add(entry.field("ask")));
    return asked;
  }

  /** The points that the user missed and has not made since, the last first. */
  public List<Missed> missed() {
    var last = new LinkedHashMap<Missed, Boolean>();
    for (var entry : practice.entries(Set.of(TICK))) {
      var kind = entry.field("kind");
      if (entry.field("candidate").equals("you")
          && (kind.equals(Interview.POINT) || kind.equals(Interview.FOLLOW_UP))) {
        var point = new Missed(entry.field("question"), entry.field("level"), entry.field("point"));
        last.remove(point);
        last.put(point, !entry.field("tick").equals(Tick.YES.word()));
      }
    }
    var missed = new ArrayList<Missed>();
    last.forEach((point, open) -> {
      if (open) {
        missed.addFirst(point);
      }
    });
    return missed;
  }

  /** The sheets that ended interviews, the newest first. */
  public List<Entry> sheets() {
    return practice.entries(Set.of(SHEET)).reversed();
  }
}
