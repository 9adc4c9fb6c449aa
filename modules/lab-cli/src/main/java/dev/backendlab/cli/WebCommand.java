package dev.backendlab.cli;

import dev.backendlab.cli.session.Mistake;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The other face. The launcher starts it in place of this one, so that one JVM does; what is here
 * explains it.
 */
@Command(
    name = "web",
    description = "The lab in a browser: read, run and look side by side.",
    sortOptions = false)
final class WebCommand implements Callable<Integer> {

  @SuppressWarnings("unused") // the server reads it
  @Option(
      names = {"-p", "--port"},
      paramLabel = "PORT",
      description = "On this port; without it, on any that is free.")
  private int port;

  @SuppressWarnings("unused") // the server reads it
  @Option(
      names = "--listen",
      paramLabel = "ADDRESS",
      description =
          "On this address of the machine; without it, on 127.0.0.1. Whoever reaches it can run"
              + " demos here.")
  private String listen = "127.0.0.1";

  @SuppressWarnings("unused") // the server reads it
  @Option(names = "--no-browser", description = "Open no browser.")
  private boolean noBrowser;

  @Override
  public Integer call() {
    throw new Mistake("The server is started by the launcher: ./lab web.");
  }
}
