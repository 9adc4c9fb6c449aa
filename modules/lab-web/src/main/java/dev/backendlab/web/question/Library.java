package dev.backendlab.web.question;

import dev.backendlab.kit.face.Places;
import dev.backendlab.kit.question.BrokenQuestion;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.question.Shelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The shelf as it is now: a module that somebody writes this evening shows at the next request. */
@Component
public class Library {

  private final Places places;

  private final Map<Path, Known> known = new ConcurrentHashMap<>();

  Library(Places places) {
    this.places = places;
  }

  /** All questions. */
  public Shelf shelf() {
    return Shelf.of(places.root());
  }

  /**
   * An entry of the shelf.
   *
   * @throws NoSuchElementException where there is none with this id
   */
  public Shelf.Entry entry(String id) {
    var shelf = shelf();
    return shelf.entries().stream()
        .filter(entry -> entry.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(missing(shelf, id)));
  }

  private static String missing(Shelf shelf, String id) {
    return shelf.defects().isEmpty()
        ? "There is no question " + id + "."
        : "There is no question %s that can be found: %s".formatted(id, shelf.defects().getFirst());
  }

  /**
   * A question to read: in its module's README, or in a text.
   *
   * @throws NoSuchElementException where nothing is written
   * @throws dev.backendlab.kit.question.BrokenQuestion where that is defective
   */
  public Question text(String id) {
    var entry = entry(id);
    if (!entry.isWritten()) {
      throw new NoSuchElementException("Nothing is written of " + id + " yet.");
    }
    return read(entry);
  }

  /**
   * A question that has a module.
   *
   * @throws NoSuchElementException where there is none
   * @throws dev.backendlab.kit.question.BrokenQuestion where its README is defective
   */
  public Question question(String id) {
    var entry = entry(id);
    if (entry.module().isEmpty()) {
      throw new NoSuchElementException(id + " has no module yet.");
    }
    return read(entry);
  }

  /**
   * Reads what is written, once for each state of its file: a search looks into all of them.
   *
   * @throws dev.backendlab.kit.question.BrokenQuestion where that is defective
   */
  public Question read(Shelf.Entry entry) {
    var file = entry.file().orElseThrow();
    var before = State.of(file);
    var last = known.get(file);
    if (last != null && before.isPresent() && last.state().equals(before.get())) {
      return last.outcome().get();
    }
    var outcome = outcome(entry);
    if (Files.isReadable(file)) {
      before.ifPresent(state -> known.put(file, new Known(state, outcome)));
    }
    return outcome.get();
  }

  /** The question, or its defects: to find those may take as long as to read any other. */
  private static Supplier<Question> outcome(Shelf.Entry entry) {
    try {
      var question = entry.read();
      return () -> question;
    } catch (BrokenQuestion broken) {
      return () -> {
        throw broken;
      };
    }
  }

  private record Known(State state, Supplier<Question> outcome) {}

  /** A file's, by which an editor's change shows. */
  private record State(FileTime written, long size) {

    static Optional<State> of(Path file) {
      try {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return Optional.of(new State(attributes.lastModifiedTime(), attributes.size()));
      } catch (IOException missing) {
        return Optional.empty();
      }
    }
  }

  /** The questions before and after this one that can be read. */
  public Neighbours neighbours(String id) {
    var written =
        shelf().entries().stream()
            .filter(entry -> entry.isWritten() || entry.id().equals(id))
            .map(Shelf.Entry::id)
            .toList();
    int place = written.indexOf(id);
    return new Neighbours(at(written, place - 1), at(written, place + 1));
  }

  /** Ids of questions. */
  public record Neighbours(Optional<String> previous, Optional<String> next) {}

  private static Optional<String> at(List<String> ids, int place) {
    return place >= 0 && place < ids.size() ? Optional.of(ids.get(place)) : Optional.empty();
  }
}
