package dev.backendlab.kit.interview;

import dev.backendlab.kit.predict.Reckoning;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an interview ends with: what runs settled, what people ticked, what was missed. Three facts
 * of different weight, so they are never added up.
 *
 * @param rounds those whose answer was given, in order
 */
public record Sheet(
    Setup setup,
    Instant began,
    Duration used,
    List<Round> rounds,
    Calibration calibration,
    String notes) {

  public Sheet {
    rounds = List.copyOf(rounds);
  }

  /** A point that was missed. */
  public record Missed(String question, String kind, String text, Tick tick) {}

  /** The ids of its questions. */
  public List<String> questions() {
    return rounds.stream().map(round -> round.subject().question().id()).toList();
  }

  /** What runs answered. */
  List<Reckoning> settled() {
    return rounds.stream().flatMap(round -> reckoning(round).stream()).toList();
  }

  static Optional<Reckoning> reckoning(Round round) {
    return Optional.ofNullable(round.settlement()).flatMap(Settlement::reckoning);
  }

  /** For example {@code 3 of 4}. */
  public String settledWords() {
    long right =
        settled().stream().filter(each -> each.closeness() == Reckoning.Closeness.RIGHT).count();
    return "%d of %d".formatted(right, settled().size());
  }

  /** The points that were ticked yes, of all that were judged: {@code 7 of 10}. */
  public String tickedWords() {
    var ticks = rounds.stream().flatMap(round -> round.ticks().stream()).toList();
    return "%d of %d".formatted(ticks.stream().filter(Tick.YES::equals).count(), ticks.size());
  }

  /** How many were ticked partly. */
  long partly() {
    return rounds.stream()
        .flatMap(round -> round.ticks().stream())
        .filter(Tick.PARTLY::equals)
        .count();
  }

  /** Points and follow-ups that were not said, or not all of them. */
  public List<Missed> missed() {
    var missed = new ArrayList<Missed>();
    for (var round : rounds) {
      var id = round.subject().question().id();
      for (int i = 0; i < round.ticks().size(); i++) {
        if (round.ticks().get(i) != Tick.YES) {
          var expected = round.subject().expected().get(i);
          missed.add(
              new Missed(
                  id, expected.level().word(), expected.point().text(), round.ticks().get(i)));
        }
      }
      for (int i = 0; i < round.knew().size(); i++) {
        if (round.knew().get(i) != Tick.YES) {
          missed.add(
              new Missed(
                  id, "Follow-up", round.followUps().get(i).question(), round.knew().get(i)));
        }
      }
    }
    return missed;
  }

  /** As Markdown. */
  public String markdown() {
    return new SheetText(this).markdown();
  }
}
