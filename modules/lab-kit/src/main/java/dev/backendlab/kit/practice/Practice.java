package dev.backendlab.kit.practice;

import dev.backendlab.kit.predict.Reckoning.Closeness;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * What this user has practised: a file to which lines are added, one JSON object each, with its
 * version and its type. What a reader does not know it passes over, so that a damaged line, a newer
 * lab's and another type's cost no other line.
 *
 * @param file {@code practice.jsonl} in the user's state folder; made when needed
 */
public record Practice(Path file) {

  /**
   * Remembers guesses.
   *
   * @throws IOException where the disk is full, or the file can't be written
   */
  public void keep(List<Guess> guesses) throws IOException {
    lines().append(guesses.stream().map(Guess::toLine).toList());
  }

  /**
   * Remembers what another part of the lab wants to know again.
   *
   * @throws IOException where the disk is full, or the file can't be written
   */
  public void keepEntries(List<Entry> entries) throws IOException {
    lines().append(entries.stream().map(Entry::toLine).toList());
  }

  /** What was remembered of these types, the oldest first; none where the file can't be read. */
  public List<Entry> entries(Set<String> types) {
    var marks = types.stream().map(type -> "\"type\":\"" + type + "\"").toList();
    return lines().lines().stream()
        .filter(line -> marks.stream().anyMatch(line::contains))
        .flatMap(line -> Entry.parse(line).stream())
        .filter(entry -> types.contains(entry.type()))
        .toList();
  }

  /**
   * Remembers a step of a walk.
   *
   * @throws IOException where the disk is full, or the file can't be written
   */
  public void keep(Footstep footstep) throws IOException {
    lines().append(List.of(footstep.toLine()));
  }

  private LineFile lines() {
    return new LineFile(file);
  }

  /** All that were remembered, the oldest first; none where the file can't be read. */
  public List<Guess> guesses() {
    return lines().lines().stream().flatMap(line -> Guess.parse(line).stream()).toList();
  }

  /** The steps of walks, the oldest first; none where the file can't be read. */
  public List<Footstep> footsteps() {
    return lines().lines().stream().flatMap(line -> Footstep.parse(line).stream()).toList();
  }

  /** What was guessed wrong and not guessed better since, the last first. */
  public List<Guess> missed() {
    var last = new LinkedHashMap<Guess.Asked, Guess>();
    for (var guess : guesses()) {
      last.remove(guess.asked());
      last.put(guess.asked(), guess);
    }
    return new ArrayList<>(last.values())
        .reversed().stream().filter(guess -> guess.closeness() == Closeness.WRONG).toList();
  }

  /** How good they are. The shelf waits for this, so of what was guessed often one line is read. */
  public Standings standings() {
    var last = new LinkedHashMap<String, String>();
    lines()
        .text()
        .lines()
        .filter(line -> line.contains("\"guess\""))
        .forEach(line -> {
          var asked = Guess.askedIn(line);
          last.remove(asked);
          last.put(asked, line);
        });
    var guesses = last.values().stream().flatMap(line -> Guess.parse(line).stream()).toList();
    boolean oneIsDamaged = guesses.size() < last.size();
    return Standings.of(oneIsDamaged ? guesses() : guesses);
  }
}
