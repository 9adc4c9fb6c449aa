package dev.backendlab.cli;

import dev.backendlab.cli.session.Mistake;
import dev.backendlab.cli.session.Session;
import dev.backendlab.kit.question.Nearest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what the commands do. */
@Command(name = "help", description = "What the lab does, or one of its commands.")
final class HelpCommand implements Runnable {

  private final Session session;

  @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "One of the commands.")
  private @Nullable String command;

  @Spec private CommandSpec spec = CommandSpec.create();

  HelpCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    var lab = spec.root().commandLine();
    session.tell((command == null ? lab : found(lab, command)).getUsageMessage());
  }

  private static CommandLine found(CommandLine lab, String command) {
    var commands = lab.getSubcommands();
    var found = commands.get(command);
    if (found == null) {
      throw new Mistake(
          Nearest.to(command, commands.keySet())
              .map(near -> "There is no command '%s': did you mean %s?".formatted(command, near))
              .orElse("There is no command '%s': see ./lab help.".formatted(command)));
    }
    return found;
  }
}
