package dev.backendlab.cli.story;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.EventLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Runs of all questions, whole and on a broken twin, as they happened on a machine. */
final class RealRuns {

  private static final Path FOLDER = Path.of("src/test/resources/real");
  private static final Event.Machine MACHINE =
      new Event.Machine("Linux 6.1", "amd64", 2, 24_000, "Java 25.0.3", Map.of());

  private RealRuns() {}

  /** Their files. */
  static Stream<Path> files() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.sorted().toList().stream();
    }
  }

  static List<EventLine> lines(Path file) throws IOException {
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return in.lines().map(line -> EventLine.parse(line).orElseThrow()).toList();
    }
  }

  /**
   * Takes each question's newest runs over, without what is this machine's alone.
   *
   * @param args the folder where the lab keeps its runs
   */
  public static void main(String[] args) throws IOException {
    Files.createDirectories(FOLDER);
    try (var questions = Files.list(Path.of(args[0]))) {
      for (var question : questions.sorted().toList()) {
        var name = question.getFileName().toString();
        if (name.matches("q\\d\\d")) {
          keep(newest(question, false), name + ".jsonl.gz");
          keep(newest(question, true), name + "-broken.jsonl.gz");
        }
      }
    }
  }

  private static Optional<List<EventLine>> newest(Path question, boolean broken)
      throws IOException {
    try (var runs = Files.list(question)) {
      return runs.sorted(Comparator.reverseOrder())
          .map(RealRuns::read)
          .filter(run -> isWanted(run, broken))
          .findFirst();
    }
  }

  private static List<EventLine> read(Path run) {
    try (var lines = Files.lines(run.resolve("events.jsonl"))) {
      var all = lines.toList();
      return all.stream().noneMatch(line -> line.matches(".*/(root|tmp|home)/.*"))
          ? all.stream().map(EventLine::parse).flatMap(Optional::stream).toList()
          : List.of();
    } catch (IOException noRun) {
      return List.of();
    }
  }

  private static boolean isWanted(List<EventLine> run, boolean broken) {
    return !run.isEmpty()
        && run.getFirst().event() instanceof Event.RunStarted started
        && (started.broken() != null) == broken
        && (broken || started.claims().size() > 4)
        && run.getLast().event() instanceof Event.RunEnded ended
        && (broken ? ended.refuted() : ended.proven()) > 0;
  }

  private static void keep(Optional<List<EventLine>> run, String name) throws IOException {
    if (run.isEmpty()) {
      return;
    }
    try (var out = new GZIPOutputStream(Files.newOutputStream(FOLDER.resolve(name)))) {
      for (var line : run.get()) {
        out.write((elsewhere(line).toJson() + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static EventLine elsewhere(EventLine line) {
    return line.event() instanceof Event.RunStarted run
        ? new EventLine(
            line.v(),
            line.seq(),
            line.at(),
            line.claim(),
            new Event.RunStarted(
                run.run(), run.question(), run.claims(), run.broken(), run.startedAt(), MACHINE))
        : line;
  }
}
