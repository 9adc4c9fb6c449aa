package dev.backendlab.cli;

import dev.backendlab.cli.session.Session;
import dev.backendlab.kit.face.Places;
import dev.backendlab.kit.run.RunResult;
import dev.backendlab.kit.service.Training;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** The command line of the lab; the exit status is documented in the README. */
public final class Lab {

  private Lab() {}

  /** Runs a command. */
  public static void main(String[] args) {
    var output = new Output(new FileOutputStream(FileDescriptor.out));
    var err = stream(new FileOutputStream(FileDescriptor.err));
    int status = run(args, output, err);
    var target = Path.of(System.getProperty("lab.root", "."), "modules", "lab-cli", "target");
    Training.ofThisProgram(target, Lab.class, List.of(Rehearsal.COMMAND));
    System.exit(status);
  }

  static int run(String[] args, Output output, PrintStream err) {
    var environment = System.getenv();
    var out = stream(output);
    try {
      var terminal = TerminalSearch.standardOutput(environment);
      int status = run(args, new Session(Places.of(environment), terminal, in(), out, err));
      out.flush();
      return output.failure().map(why -> lost(why, err)).orElse(status);
    } catch (Places.NoCheckout notHere) {
      err.println(notHere.getMessage());
      return RunResult.USAGE;
    } catch (InvalidPathException notSpelled) {
      err.println(Failures.sentence(notSpelled));
      return RunResult.BROKEN;
    }
  }

  private static int lost(String why, PrintStream err) {
    err.println("Not all of the output could be written (%s): write it elsewhere.".formatted(why));
    return RunResult.BROKEN;
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

  private static PrintStream stream(OutputStream to) {
    return new PrintStream(to, false, TerminalSearch.charset());
  }
}
