package dev.backendlab.cli;

import dev.backendlab.cli.session.Mistake;
import dev.backendlab.cli.session.Session;
import dev.backendlab.kit.question.BrokenQuestion;
import dev.backendlab.kit.run.Build;
import dev.backendlab.kit.run.RunResult;
import dev.backendlab.kit.run.Runs;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What goes wrong, in one sentence; never a stack trace on the screen. */
record Failures(Session session) {

  /** Says it; returns the exit status. */
  int tell(Exception failure) {
    return switch (failure) {
      case Mistake mistake -> {
        session.aside(sentence(mistake));
        yield mistake.exitStatus();
      }
      case BrokenQuestion defects -> said(sentence(defects));
      case Build.Failed failed -> said(sentence(failed));
      case Runs.NotWritable notWritable -> said(sentence(notWritable));
      case InvalidPathException notSpelled -> said(sentence(notSpelled));
      case InterruptedException interrupted -> RunResult.INTERRUPTED;
      default -> said(unexpected(failure));
    };
  }

  private int said(String sentence) {
    session.aside(sentence);
    return RunResult.BROKEN;
  }

  /** All JVMs of the lab spell UTF-8, where the system has a locale that does. */
  static String sentence(InvalidPathException notSpelled) {
    return "The path %s can't be spelled here: use one in plain letters, or install a UTF-8 locale."
        .formatted(notSpelled.getInput());
  }

  private static String sentence(Exception failure) {
    var message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  private String unexpected(Exception failure) {
    var what = sentence(failure);
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
