package dev.backendlab.cli;

import dev.backendlab.cli.session.Mistake;
import dev.backendlab.cli.session.Session;
import dev.backendlab.kit.question.Nearest;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a completion script. */
@Command(
    name = "completion",
    description = "Print a completion script: source <(./lab completion bash)")
final class CompletionCommand implements Runnable {

  private static final List<String> SHELLS = List.of("bash", "zsh");

  private final Session session;

  @Parameters(paramLabel = "bash|zsh", description = "The shell.")
  private String shell = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  CompletionCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    if (!SHELLS.contains(shell)) {
      throw new Mistake(
          "There is a completion for bash and zsh, not for '%s'%s"
              .formatted(
                  shell,
                  Nearest.to(shell, SHELLS).map(n -> ": did you mean " + n + "?").orElse(".")));
    }
    session.tell(AutoComplete.bash("lab", spec.root().commandLine()) + "\n");
  }
}
