package dev.backendlab.kit.run;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.EventLine;
import dev.backendlab.kit.file.TextFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
  private static final long MOST_BYTES = 4 << 20;
  private static final String SET_ASIDE = "set-aside";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The evidence can't be kept; the message says where and how to help. */
  public static final class NotWritable extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotWritable(Path folder, IOException cause) {
      super(sentence(folder), cause);
    }

    /** What a user is told of a state folder that can't be written, with the remedy. */
    public static String sentence(Path folder) {
      return "Cannot write to %s: set XDG_STATE_HOME to a folder that you may write to."
          .formatted(folder);
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
   * @param others what lies among them and is no run, for the user to be told
   */
  public record Found(List<Past> runs, List<Path> others) {}

  /** A new run's id, unique on this machine: {@code q12-20261124-103958-3cb1}. */
  public static String newId(String question) {
    return "%s-%s-%04x"
        .formatted(
            question,
            STAMP.format(Clock.systemUTC().instant()),
            ThreadLocalRandom.current().nextInt(0x10000));
  }

  /** Whether one is at work. */
  UnderWay underWay() {
    return new UnderWay(folder.resolveSibling("under-way.lock"));
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

  /** The runs of a question, and what is none; nothing is moved. */
  public Found of(String question) {
    var runs = new ArrayList<Past>();
    var others = new ArrayList<Path>();
    for (var place : newestFirst(folder.resolve(question))) {
      read(place)
          .ifPresentOrElse(
              runs::add,
              () -> {
                if (!isYoung(place)) {
                  others.add(place);
                }
              });
    }
    return new Found(runs, others);
  }

  /** The newest run of a question that did not run a broken twin. */
  public Found last(String question) {
    var others = new ArrayList<Path>();
    for (var place : newestFirst(folder.resolve(question))) {
      var past = read(place);
      if (past.isEmpty() && !isYoung(place)) {
        others.add(place);
      } else if (past.isPresent() && past.get().started().broken() == null) {
        return new Found(List.of(past.get()), others);
      }
    }
    return new Found(List.of(), others);
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
  public static Story story(Path run) {
    var story = new ArrayList<EventLine>();
    var damaged = new ArrayList<Integer>();
    try (var lines = lines(run)) {
      int number = 0;
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        var event = EventLine.parse(line);
        event.ifPresent(story::add);
        if (event.isEmpty() && EventLine.isDamaged(line)) {
          damaged.add(number);
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return new Story(story, damaged);
  }

  /** A byte that is not UTF-8 spoils its own line at most. */
  private static BufferedReader lines(Path run) throws IOException {
    var events = run.resolve(EVENTS);
    var in = TextFile.open(events);
    if (Files.size(events) > MOST_BYTES) {
      in.close();
      throw new IOException(events + " is larger than any run's");
    }
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
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

  private static String questionOf(Path place) {
    return place.getName(place.getNameCount() - 2).toString();
  }

  private static Optional<Past> read(Path place) {
    Event.@Nullable RunStarted started = null;
    Event.@Nullable RunEnded ended = null;
    var claims = new LinkedHashMap<String, Event.ClaimEnded>();
    try (var lines = lines(place)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
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
    return started == null || !started.question().equals(questionOf(place))
        ? Optional.empty()
        : Optional.of(new Past(place, started, claims, Optional.ofNullable(ended)));
  }

  /** Whether this may be a run that has not written its first line yet. */
  private static boolean isYoung(Path place) {
    try {
      var events = place.resolve(EVENTS);
      return Files.isRegularFile(events)
          && Files.size(events) == 0
          && Files.getLastModifiedTime(events)
              .toInstant()
              .isAfter(Clock.systemUTC().instant().minusSeconds(60));
    } catch (IOException foreign) {
      return false;
    }
  }

  /** Moves what is no run out of the way of the runs; where each of them is then. */
  public List<Path> setAside(List<Path> others) {
    return others.stream().map(this::setAside).toList();
  }

  private Path setAside(Path place) {
    var to = folder.resolve(SET_ASIDE).resolve(place.getFileName());
    try {
      Files.createDirectories(to.getParent());
      return Files.move(place, to);
    } catch (IOException stays) {
      return place;
    }
  }
}
