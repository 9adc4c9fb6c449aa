package dev.backendlab.kit.run;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.EventLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The runs of this user: a folder for each, with {@code events.jsonl} and {@code log.txt}.
 *
 * @param folder {@code runs} in the user's state folder; made when needed
 */
public record Runs(Path folder) {

  static final String EVENTS = "events.jsonl";
  private static final String SET_ASIDE = "set-aside";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The evidence can't be kept; the message says where and how to help. */
  public static final class NotWritable extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotWritable(Path folder, IOException cause) {
      super(
          "Cannot write to %s: set XDG_STATE_HOME to a folder that you may write to."
              .formatted(folder),
          cause);
    }
  }

  /**
   * A run of earlier.
   *
   * @param claims how each claim ended, in order
   * @param ended the last event; empty where the run was cut off
   */
  public record Past(
      Path folder,
      Event.RunStarted started,
      Map<String, Event.ClaimEnded> claims,
      Optional<Event.RunEnded> ended) {}

  /**
   * What was found.
   *
   * @param runs the newest first
   * @param setAside where files went that are no runs, for the user to be told
   */
  public record Found(List<Past> runs, List<Path> setAside) {}

  /** A new run's id, unique on this machine: {@code q12-20261124-103958-3cb1}. */
  public static String newId(String question) {
    return "%s-%s-%04x"
        .formatted(
            question,
            STAMP.format(Clock.systemUTC().instant()),
            ThreadLocalRandom.current().nextInt(0x10000));
  }

  /** Opens a new run's folder. */
  Evidence begin(String question) {
    return begin(question, newId(question));
  }

  /** Opens the folder of a run that has its id already. */
  Evidence begin(String question, String id) {
    var runs = folder.resolve(question);
    try {
      var place = Files.createDirectories(runs.resolve(id));
      return new Evidence(id, runs, Files.newBufferedWriter(place.resolve(EVENTS)));
    } catch (IOException e) {
      throw new NotWritable(folder, e);
    }
  }

  /** The runs of a question; what is no run is set aside and named. */
  public Found of(String question) {
    var runs = new ArrayList<Past>();
    var setAside = new ArrayList<Path>();
    for (var place : newestFirst(folder.resolve(question))) {
      read(place)
          .ifPresentOrElse(
              runs::add,
              () -> {
                if (!isYoung(place)) {
                  setAside.addAll(setAside(place));
                }
              });
    }
    return new Found(runs, setAside);
  }

  /** The newest run of a question that did not run a broken twin. */
  public Found last(String question) {
    var setAside = new ArrayList<Path>();
    for (var place : newestFirst(folder.resolve(question))) {
      var past = read(place);
      if (past.isEmpty() && !isYoung(place)) {
        setAside.addAll(setAside(place));
      } else if (past.isPresent() && past.get().started().broken() == null) {
        return new Found(List.of(past.get()), setAside);
      }
    }
    return new Found(List.of(), setAside);
  }

  /**
   * How each claim of a question ended when it was last tried on its real mechanism, without a look
   * at the events; empty where there is no run, or where only the events know: {@link #last} reads
   * them.
   */
  public Optional<Digest> digest(String question) {
    Optional<Digest> newest = Optional.empty();
    for (var place : newestFirst(folder.resolve(question))) {
      var digest = Digest.readFrom(place);
      if (digest.isEmpty()) {
        return newest;
      }
      if (!digest.get().broken()) {
        newest = newest.map(newer -> newer.over(digest.get())).or(() -> digest);
      }
    }
    return newest;
  }

  /** The run with this id, whatever somebody wrote for one. */
  public Optional<Past> find(String question, String id) {
    return newestFirst(folder.resolve(question)).stream()
        .filter(place -> place.getFileName().toString().equals(id))
        .findFirst()
        .flatMap(Runs::read);
  }

  /**
   * Everything that a run told, in order.
   *
   * @param run its folder
   * @throws UncheckedIOException where it can't be read
   */
  public static List<EventLine> story(Path run) {
    try (var lines = Files.lines(run.resolve(EVENTS))) {
      return lines.map(EventLine::parse).flatMap(Optional::stream).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static List<Path> newestFirst(Path question) {
    if (!Files.isDirectory(question)) {
      return List.of();
    }
    try (var folders = Files.list(question)) {
      return folders.sorted(Comparator.reverseOrder()).toList();
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  private static Optional<Past> read(Path place) {
    Event.@Nullable RunStarted started = null;
    Event.@Nullable RunEnded ended = null;
    var claims = new LinkedHashMap<String, Event.ClaimEnded>();
    try {
      for (var line : Files.readAllLines(place.resolve(EVENTS))) {
        if (!line.contains("\"run-") && !line.contains("\"claim-ended\"")) {
          continue; // the story itself: read only where it is shown
        }
        switch (EventLine.parse(line).map(EventLine::event).orElse(null)) {
          case Event.RunStarted first -> started = first;
          case Event.ClaimEnded claim -> claims.put(claim.claim(), claim);
          case Event.RunEnded last -> ended = last;
          case null, default -> {}
        }
      }
    } catch (IOException noRun) {
      return Optional.empty();
    }
    return started == null
        ? Optional.empty()
        : Optional.of(new Past(place, started, claims, Optional.ofNullable(ended)));
  }

  /** Whether this may be a run that has not written its first line yet. */
  private static boolean isYoung(Path place) {
    try {
      var events = place.resolve(EVENTS);
      return Files.size(events) == 0
          && Files.getLastModifiedTime(events)
              .toInstant()
              .isAfter(Clock.systemUTC().instant().minusSeconds(60));
    } catch (IOException foreign) {
      return false;
    }
  }

  private List<Path> setAside(Path place) {
    var to = folder.resolve(SET_ASIDE).resolve(place.getFileName());
    try {
      Files.createDirectories(to.getParent());
      Files.move(place, to);
      return List.of(to);
    } catch (IOException stays) {
      return List.of(place);
    }
  }
}
