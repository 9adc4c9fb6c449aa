package dev.backendlab.cli;

import dev.backendlab.cli.session.Session;
import dev.backendlab.kit.question.Nearest;
import dev.backendlab.kit.run.RunResult;
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

/** What is wrong with a command line, in one sentence, with what was probably meant. */
record Errors(Session session) implements IParameterExceptionHandler, IExecutionExceptionHandler {

  @Override
  public int handleParseException(ParameterException mistake, String[] args) {
    session.aside(sentence(mistake));
    return RunResult.USAGE;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    return new Failures(session).tell(failure);
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
    var said =
        String.valueOf(mistake.getMessage()).lines().findFirst().orElse("").replaceAll("\\.?$", "");
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
}
