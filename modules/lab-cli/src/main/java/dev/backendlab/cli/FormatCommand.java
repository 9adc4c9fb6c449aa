package dev.backendlab.cli;

import dev.backendlab.cli.session.Session;
import dev.backendlab.kit.run.RunResult;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Brings the sources into the form that the checks demand. */
@Command(name = "format", description = "Format every source file, for those who change the lab.")
final class FormatCommand implements Callable<Integer> {

  private final Session session;

  FormatCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    int status = new Maven(session).run(List.of("-q", "spotless:apply"));
    return status == 0 ? RunResult.PROVEN : RunResult.BROKEN;
  }
}
