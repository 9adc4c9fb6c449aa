package dev.backendlab.cli;

import dev.backendlab.cli.doctor.DoctorCommand;
import dev.backendlab.cli.interview.InterviewCommand;
import dev.backendlab.cli.print.PrintCommand;
import dev.backendlab.cli.run.BreakCommand;
import dev.backendlab.cli.run.RunCommand;
import dev.backendlab.cli.run.RunsCommand;
import dev.backendlab.cli.run.StartCommand;
import dev.backendlab.cli.session.Session;
import dev.backendlab.cli.shelf.CodeCommand;
import dev.backendlab.cli.shelf.ListCommand;
import dev.backendlab.cli.shelf.ShowCommand;
import dev.backendlab.cli.skeleton.NewCommand;
import dev.backendlab.cli.walk.PracticeCommand;
import dev.backendlab.cli.walk.WalkCommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line of the lab; without a command it shows the shelf. */
@Command(
    name = "lab",
    description = "Backend interview answers that prove themselves on real services.",
    version = "Backend Lab 1.0.0",
    sortOptions = false,
    usageHelpAutoWidth = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ListCommand.class,
      RunCommand.class,
      BreakCommand.class,
      ShowCommand.class,
      CodeCommand.class,
      WalkCommand.class,
      InterviewCommand.class,
      PracticeCommand.class,
      PrintCommand.class,
      StartCommand.class,
      WebCommand.class,
      RunsCommand.class,
      DoctorCommand.class,
      NewCommand.class,
      TestCommand.class,
      FormatCommand.class,
      CompletionCommand.class,
      HelpCommand.class
    })
final class LabCommand implements Runnable {

  private final Session session;

  @SuppressWarnings("unused") // picocli sets it
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "What this command does, and with which options.")
  private boolean help;

  @SuppressWarnings("unused") // picocli sets it
  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Which version this is.")
  private boolean version;

  LabCommand(Session session) {
    this.session = session;
  }

  /** The command model with everything that a command needs. */
  static CommandLine of(Session session) {
    var commands = new CommandLine(new LabCommand(session), new Commands(session));
    var errors = new Errors(session);
    return commands
        .setExpandAtFiles(false) // a word is a word, also @name
        .setOut(new PrintWriter(session.out(), true, session.out().charset()))
        .setErr(new PrintWriter(session.err(), true, session.err().charset()))
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(
                session.terminal().colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
        .setUsageHelpWidth(Math.max(55, session.terminal().measure()))
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors);
  }

  @Override
  public void run() {
    new ListCommand(session).run();
  }
}
