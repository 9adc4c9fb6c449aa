package dev.backendlab.cli.shelf;

import dev.backendlab.cli.session.Session;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.practice.Standing;
import dev.backendlab.kit.question.Shelf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;

/** The shelf: all questions by section, what each proves, and how it went here. */
@Command(
    name = "list",
    description = "The questions by section, what each proves, how its last run here went.")
public final class ListCommand implements Runnable {

  private final Session session;

  public ListCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    // beside the reading of the shelf: years of guesses would be waited for
    var practised = CompletableFuture.supplyAsync(session.practice()::standings);
    var shelf = session.shelf();
    var asides = new ArrayList<String>();
    var spines = new Spines(session, asides);
    var books = new LinkedHashMap<Shelf.Entry, List<Text>>();
    shelf.entries().forEach(entry -> books.put(entry, spines.of(entry)));
    var standings = practised.join();
    var lines = new ArrayList<Text>();
    for (var section : shelf.sections()) {
      var entries = shelf.entries().stream().filter(it -> it.section().equals(section)).toList();
      lines.add(Text.of(section, Style.STRONG));
      lines.addAll(guesses(standings.of(entries.stream().map(Shelf.Entry::id).toList())));
      entries.forEach(entry -> lines.addAll(books.getOrDefault(entry, List.of())));
      lines.add(Text.EMPTY);
    }
    lines.addAll(next(shelf));
    session.print(lines);
    shelf.defects().forEach(defect -> session.aside(defect.toString()));
    asides.forEach(session::aside);
  }

  private List<Text> guesses(Standing standing) {
    return standing.isEmpty()
        ? List.of()
        : Text.of("guesses: " + standing.words(), Style.FAINT)
            .wrapped(session.terminal().measure());
  }

  private List<Text> next(Shelf shelf) {
    var running = shelf.entries().stream().filter(entry -> entry.module().isPresent()).toList();
    var text =
        Text.of("%d of %d questions run today, ".formatted(running.size(), shelf.entries().size()))
            .and("%s to read. ".formatted(read(shelf)));
    if (!running.isEmpty()) {
      var id = running.getLast().id();
      text =
          text.and("./lab run " + id, Style.CODE)
              .and(" runs one, ")
              .and("./lab show " + id, Style.CODE)
              .and(" reads it, ")
              .and("./lab help", Style.CODE)
              .and(" says the rest.");
    }
    return text.wrapped(session.terminal().measure());
  }

  private static String read(Shelf shelf) {
    long written = shelf.entries().stream().filter(Shelf.Entry::isWritten).count();
    return written == shelf.entries().size() ? "all are there" : written + " are there";
  }
}
