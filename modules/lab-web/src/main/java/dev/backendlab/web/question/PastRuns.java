package dev.backendlab.web.question;

import dev.backendlab.kit.run.Digest;
import dev.backendlab.kit.run.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The earlier runs of a question, kept while their files stay as they are: to read fifty takes
 * longer than all else that a page does.
 */
@Component
public class PastRuns {

  private static final List<String> FILES = List.of("events.jsonl", "digest.txt");

  private final Runs runs;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  PastRuns(Runs runs) {
    this.runs = runs;
  }

  private record Known(List<String> state, Runs.Found found, Optional<Digest> digest) {}

  /** The runs of a question, the newest first, and what lies among them. */
  public Runs.Found of(String question) {
    return known(question).found();
  }

  /** How each claim ended when it was last tried on its real mechanism. */
  public Optional<Digest> digest(String question) {
    return known(question).digest();
  }

  private Known known(String question) {
    var state = stateOf(runs.folder().resolve(question));
    var last = known.get(question);
    if (last != null && last.state().equals(state)) {
      return last;
    }
    var now = new Known(state, runs.of(question), runs.digest(question));
    if (state.stream().noneMatch(String::isEmpty)) {
      known.put(question, now);
    }
    return now;
  }

  /** A line for each folder; an empty one where the clock decides what it is: nothing is in it. */
  private static List<String> stateOf(Path folder) {
    try (var places = Files.list(folder)) {
      return places.sorted().map(PastRuns::stateOfRun).toList();
    } catch (IOException none) {
      return List.of();
    }
  }

  private static String stateOfRun(Path run) {
    var parts = FILES.stream().map(file -> attributes(run.resolve(file))).toList();
    boolean empty = parts.getFirst().filter(file -> file.size() == 0).isPresent();
    var times = parts.stream().flatMap(Optional::stream).map(PastRuns::mark);
    return empty
        ? ""
        : Stream.concat(Stream.of(run.getFileName().toString()), times).toList().toString();
  }

  private static String mark(BasicFileAttributes file) {
    return file.lastModifiedTime() + " " + file.size();
  }

  private static Optional<BasicFileAttributes> attributes(Path file) {
    try {
      return Optional.of(Files.readAttributes(file, BasicFileAttributes.class));
    } catch (IOException missing) {
      return Optional.empty();
    }
  }
}
