package dev.backendlab.cli.story;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.EventLine;
import dev.backendlab.kit.event.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the story must remember to end well: the claims, how each went, and what was seen last. */
public final class Ledger {

  /** A claim that was tried; its outcome is null while it is under way. */
  public record Entry(
      String claim, String sentence, String method, @Nullable Outcome outcome, long millis) {}

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final List<Event> observations = new ArrayList<>();
  private List<String> planned = List.of();
  private @Nullable String broken;
  private @Nullable String twin;
  private @Nullable String current;
  private Event.@Nullable RunEnded ended;
  private String lastReason = "";
  private long millis;

  void enter(EventLine line) {
    millis = Math.max(millis, line.at());
    switch (line.event()) {
      case Event.RunStarted run -> {
        planned = run.claims();
        broken = run.broken();
      }
      case Event.ClaimStarted claim -> {
        current = claim.claim();
        twin = claim.twin();
        observations.clear();
        entries.put(
            claim.claim(), new Entry(claim.claim(), claim.sentence(), claim.method(), null, 0));
      }
      case Event.Checked checked -> observations.add(checked);
      case Event.Compared compared -> observations.add(compared);
      case Event.ClaimEnded claim -> {
        current = null;
        lastReason = claim.reason();
        var entry = entries.getOrDefault(claim.claim(), unannounced(claim.claim()));
        entries.put(
            claim.claim(),
            new Entry(
                claim.claim(), entry.sentence(), entry.method(), claim.outcome(), claim.millis()));
      }
      case Event.RunEnded run -> ended = run;
      default -> {}
    }
  }

  private static Entry unannounced(String claim) {
    return new Entry(claim, "", "", null, 0);
  }

  /** The claims in the order in which they were tried. */
  public List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  /** How many claims ended so. */
  public long count(Outcome outcome) {
    return entries.values().stream().filter(entry -> entry.outcome() == outcome).count();
  }

  /** How many claims the run was to try; of one that could not begin, its last event knows. */
  public int planned() {
    int counted =
        ended == null ? 0 : ended.proven() + ended.refuted() + ended.skipped() + ended.broken();
    return Math.max(counted, Math.max(planned.size(), entries.size()));
  }

  /** The claim that runs on its broken twin, if any. */
  public @Nullable String broken() {
    return broken;
  }

  /** The last event, once it was heard. */
  public Event.@Nullable RunEnded ended() {
    return ended;
  }

  /** How long the run took, in ms. */
  public long millis() {
    return ended == null ? millis : ended.millis();
  }

  @Nullable String twin() {
    return twin;
  }

  /** What the current claim, or the last one, has seen. */
  List<Event> observations() {
    return List.copyOf(observations);
  }

  /** What of it did not hold. */
  List<Event> failures() {
    return observations.stream()
        .filter(event ->
            (event instanceof Event.Checked checked && !checked.held())
                || (event instanceof Event.Compared compared && !compared.held()))
        .toList();
  }

  /** The failure that tells most: of no control, and with a reason, where there is such a one. */
  Optional<Event> mainFailure() {
    return failures().stream().max(Comparator.comparingInt(Ledger::weight));
  }

  private static int weight(Event failure) {
    return switch (failure) {
      case Event.Checked checked ->
          (checked.control() ? 0 : 2) + (checked.because() == null ? 0 : 1);
      case Event.Compared compared -> 2 + (compared.because() == null ? 0 : 1);
      default -> 0;
    };
  }

  /** How many demands the current claim, or the last one, has made so far. */
  long demands() {
    return observations.stream()
        .filter(event -> !(event instanceof Event.Compared shown && shown.demand().isEmpty()))
        .count();
  }

  /** Why the last claim ended as it did. */
  String lastReason() {
    return lastReason;
  }

  /** For example {@code 3 of 7}. */
  String place(String claim) {
    int index = planned.indexOf(claim);
    return index < 0 ? "" : "%d of %d".formatted(index + 1, planned.size());
  }

  String waitingFor() {
    if (current != null) {
      return current;
    }
    return entries.isEmpty() ? "starting" : "going on";
  }
}
