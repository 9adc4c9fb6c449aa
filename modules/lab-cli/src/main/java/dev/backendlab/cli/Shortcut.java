package dev.backendlab.cli;

import dev.backendlab.cli.run.BreakCommand;
import dev.backendlab.cli.run.RunCommand;
import dev.backendlab.cli.run.StartCommand;
import dev.backendlab.cli.session.Session;
import dev.backendlab.cli.shelf.CodeCommand;
import dev.backendlab.cli.shelf.ListCommand;
import dev.backendlab.cli.shelf.ShowCommand;
import dev.backendlab.cli.walk.WalkCommand;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * The command lines that are typed most, understood without picocli.
 *
 * <p>Picocli's classes have a format so old that no cache of loaded classes takes them, so that to
 * load and verify them costs more than all else that {@code ./lab list} does. What has an option or
 * another number of words than here is picocli's.
 */
final class Shortcut {

  private Shortcut() {}

  /** What these words ask for, where they are so plain that nothing can be meant but this. */
  static Optional<Callable<Integer>> to(String[] args, Session session) {
    if (Stream.of(args).anyMatch(word -> word.startsWith("-") || word.startsWith("@"))) {
      return Optional.empty();
    }
    var command = args.length == 0 ? "list" : args[0];
    var words = List.of(args).subList(Math.min(1, args.length), args.length);
    return switch (command + " " + Math.min(words.size(), 3)) {
      case Rehearsal.COMMAND + " 0" -> Optional.of(silent(new Rehearsal(session)));
      case "list 0" -> Optional.of(silent(() -> new ListCommand(session).run()));
      case "show 1" -> Optional.of(silent(() -> new ShowCommand(session, words.get(0)).run()));
      case "code 2" ->
          Optional.of(silent(() -> new CodeCommand(session, words.get(0), words.get(1)).run()));
      case "run 1", "run 2", "run 3" -> Optional.of(new RunCommand(session, words));
      case "break 2" -> Optional.of(new BreakCommand(session, words.get(0), words.get(1)));
      case "walk 0" -> Optional.of(new WalkCommand(session));
      case "walk 1" -> Optional.of(new WalkCommand(session, words.get(0)));
      case "start 1" -> Optional.of(new StartCommand(session, words.get(0)));
      default -> Optional.empty();
    };
  }

  private static Callable<Integer> silent(Runnable command) {
    return () -> {
      command.run();
      return 0;
    };
  }
}
