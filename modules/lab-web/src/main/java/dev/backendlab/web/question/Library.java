package dev.backendlab.web.question;

import dev.backendlab.kit.face.Places;
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
    return shelf().entries().stream()
        .filter(entry -> entry.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("There is no question " + id + "."));
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
   * Reads the entry's module, once for each state of its README: a search looks into all of them.
   *
   * @throws dev.backendlab.kit.question.BrokenQuestion where its README is defective
   */
  public Question read(Shelf.Entry entry) {
    var folder = entry.module().orElseThrow();
    var before = State.of(folder.resolve("README.md"));
    var last = known.get(folder);
    if (last != null && before.isPresent() && last.readme().equals(before.get())) {
      return last.question();
    }
    var question = entry.read();
    before.ifPresent(readme -> known.put(folder, new Known(readme, question)));
    return question;
  }

  private record Known(State readme, Question question) {}

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

  /** The questions before and after this one that have a module. */
  public Neighbours neighbours(String id) {
    var running =
        shelf().entries().stream()
            .filter(entry -> entry.module().isPresent() || entry.id().equals(id))
            .map(Shelf.Entry::id)
            .toList();
    int place = running.indexOf(id);
    return new Neighbours(at(running, place - 1), at(running, place + 1));
  }

  /** Ids of questions. */
  public record Neighbours(Optional<String> previous, Optional<String> next) {}

  private static Optional<String> at(List<String> ids, int place) {
    return place >= 0 && place < ids.size() ? Optional.of(ids.get(place)) : Optional.empty();
  }
}
