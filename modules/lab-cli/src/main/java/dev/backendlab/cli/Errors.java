package dev.backendlab.cli;

import dev.backendlab.kit.question.BrokenQuestion;
import dev.backendlab.kit.question.Nearest;
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
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What goes wrong, in one sentence; never a stack trace on the screen. */
record Errors(Session session) implements IParameterExceptionHandler, IExecutionExceptionHandler {

  @Override
  public int handleParseException(ParameterException mistake, String[] args) {
    say(sentence(mistake));
    return RunResult.USAGE;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    return switch (failure) {
      case Mistake mistake -> {
        say(mistake.getMessage());
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
    say(sentence);
    return RunResult.BROKEN;
  }

  private void say(String sentence) {
    session.aside(sentence);
  }

  private static String sentence(ParameterException mistake) {
    var spec = mistake.getCommandLine().getCommandSpec();
    var name = spec.qualifiedName();
    if (mistake instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      var word = unmatched.getUnmatched().getFirst();
      boolean option = word.startsWith("-");
      var kind = option ? "option" : spec.subcommands().isEmpty() ? "argument" : "command";
      return near(word, option ? options(spec) : commands(spec))
          .map(near -> "%s has no %s '%s': did you mean %s?".formatted(name, kind, word, near))
          .orElse("%s has no %s '%s': see %s.".formatted(name, kind, word, helpOn(spec)));
    }
    if (mistake instanceof MissingParameterException missing) {
      var labels =
          missing.getMissing().stream().map(CommandLine.Model.ArgSpec::paramLabel).toList();
      return "%s needs %s: see %s.".formatted(name, String.join(" and ", labels), helpOn(spec));
    }
    var said = mistake.getMessage().lines().findFirst().orElse("").replaceAll("\\.?$", "");
    return "%s: see %s.".formatted(said, helpOn(spec));
  }

  /** Without their dashes, which would make any two options look alike. */
  private static Optional<String> near(String word, List<String> known) {
    var typed = bare(word.split("=")[0]);
    return Nearest.to(typed, known.stream().map(Errors::bare).toList())
        .flatMap(near -> known.stream().filter(each -> bare(each).equals(near)).findFirst());
  }

  private static String bare(String option) {
    return option.replaceFirst("^-+", "");
  }

  private static String helpOn(CommandSpec spec) {
    return spec.parent() == null ? "./lab help" : "./lab help " + spec.name();
  }

  private static List<String> options(CommandSpec spec) {
    return spec.options().stream().flatMap(option -> Stream.of(option.names())).toList();
  }

  private static List<String> commands(CommandSpec spec) {
    return List.copyOf(spec.subcommands().keySet());
  }

  private String unexpected(Exception failure) {
    var what =
        failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    return "Something unexpected happened (%s). %s"
        .formatted(
            what.lines().findFirst().orElse(""),
            log(failure)
                .map(log -> "The trace is in " + log + ".")
                .orElse("No log could be written."));
  }

  private Optional<Path> log(Exception failure) {
    for (var folder :
        new Path[] {session.places().state(), Path.of(System.getProperty("java.io.tmpdir"))}) {
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
