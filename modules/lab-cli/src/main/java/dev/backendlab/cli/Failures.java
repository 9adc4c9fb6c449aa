package dev.backendlab.cli;

import dev.backendlab.kit.question.BrokenQuestion;
import dev.backendlab.kit.run.Build;
import dev.backendlab.kit.run.RunResult;
import dev.backendlab.kit.run.Runs;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What goes wrong, in one sentence; never a stack trace on the screen. */
record Failures(Session session) {

  /** Says it; returns the exit status. */
  int tell(Exception failure) {
    return switch (failure) {
      case Mistake mistake -> {
        session.aside(mistake.getMessage());
        yield mistake.exitStatus();
      }
      case BrokenQuestion defects -> said(defects.getMessage());
      case Build.Failed failed -> said(failed.getMessage());
      case Runs.NotWritable notWritable -> said(notWritable.getMessage());
      case InterruptedException interrupted -> RunResult.INTERRUPTED;
      default -> said(unexpected(failure));
    };
  }

  private int said(String sentence) {
    session.aside(sentence);
    return RunResult.BROKEN;
  }

  private String unexpected(Exception failure) {
    var message = failure.getMessage();
    var what = message == null ? failure.getClass().getSimpleName() : message;
    var log = log(failure).map(file -> "the trace is in " + file).orElse("no log can be written");
    return "Something unexpected happened (%s): %s."
        .formatted(what.lines().findFirst().orElse(""), log);
  }

  private Optional<Path> log(Exception failure) {
    var temporary = Path.of(System.getProperty("java.io.tmpdir"));
    for (var folder : List.of(session.places().state(), temporary)) {
      try {
        Files.createDirectories(folder);
        var log = folder.resolve("lab-error.log");
        try (var trace = new PrintWriter(Files.newBufferedWriter(log, StandardCharsets.UTF_8))) {
          failure.printStackTrace(trace);
        }
        return Optional.of(log);
      } catch (IOException notWritable) {
        // the next folder may be
      }
    }
    return Optional.empty();
  }
}
