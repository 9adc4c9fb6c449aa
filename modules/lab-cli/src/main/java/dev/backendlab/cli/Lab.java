package dev.backendlab.cli;

import dev.backendlab.kit.run.Training;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
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
      StartCommand.class,
      RunsCommand.class,
      DoctorCommand.class,
      TestCommand.class,
      CompletionCommand.class,
      HelpCommand.class
    })
public final class Lab implements Runnable {

  private final Session session;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "What this command does, and with which options.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Which version this is.")
  private boolean version;

  Lab(Session session) {
    this.session = session;
  }

  /** Starts the command line; the exit status is documented in the README. */
  public static void main(String[] args) {
    var out = stream(FileDescriptor.out);
    var err = stream(FileDescriptor.err);
    int status = run(args, out, err);
    var target = Path.of(System.getProperty("lab.root", "."), "modules", "lab-cli", "target");
    Training.ofThisProgram(target, Lab.class, List.of("list"));
    System.exit(status);
  }

  private static int run(String[] args, PrintStream out, PrintStream err) {
    var environment = System.getenv();
    var terminal = TerminalSearch.standardOutput(environment);
    try {
      return commandLine(new Session(Places.of(environment), terminal, out, err)).execute(args);
    } catch (Mistake notHere) {
      err.println(notHere.getMessage());
      return notHere.exitStatus();
    }
  }

  /** The command model with everything that a command needs. */
  static CommandLine commandLine(Session session) {
    var commands = new CommandLine(new Lab(session), new Commands(session));
    var errors = new Errors(session);
    return commands
        .setOut(new java.io.PrintWriter(session.out(), true))
        .setErr(new java.io.PrintWriter(session.err(), true))
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

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, TerminalSearch.charset());
  }
}
