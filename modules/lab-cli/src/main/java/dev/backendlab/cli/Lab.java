package dev.backendlab.cli;

import dev.backendlab.cli.session.Session;
import dev.backendlab.kit.face.Places;
import dev.backendlab.kit.run.RunResult;
import dev.backendlab.kit.service.Training;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** The command line of the lab; the exit status is documented in the README. */
public final class Lab {

  private Lab() {}

  /** Runs a command. */
  public static void main(String[] args) {
    var out = stream(FileDescriptor.out);
    var err = stream(FileDescriptor.err);
    int status = run(args, out, err);
    var target = Path.of(System.getProperty("lab.root", "."), "modules", "lab-cli", "target");
    Training.ofThisProgram(target, Lab.class, List.of(Rehearsal.COMMAND));
    System.exit(status);
  }

  private static int run(String[] args, PrintStream out, PrintStream err) {
    var environment = System.getenv();
    try {
      var terminal = TerminalSearch.standardOutput(environment);
      return run(args, new Session(Places.of(environment), terminal, in(), out, err));
    } catch (Places.NoCheckout notHere) {
      err.println(notHere.getMessage());
      return RunResult.USAGE;
    }
  }

  static int run(String[] args, Session session) {
    try {
      var shortcut = Shortcut.to(args, session);
      return shortcut.isPresent() ? shortcut.get().call() : LabCommand.of(session).execute(args);
    } catch (Exception failure) {
      return new Failures(session).tell(failure);
    }
  }

  private static BufferedReader in() {
    return new BufferedReader(new InputStreamReader(System.in, TerminalSearch.charset()));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, TerminalSearch.charset());
  }
}
