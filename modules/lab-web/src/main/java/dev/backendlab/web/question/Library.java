package dev.backendlab.web.question;

import dev.backendlab.kit.face.Places;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.question.Shelf;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The shelf as it is now: a module that somebody writes this evening shows at the next request. */
@Component
public class Library {

  private final Places places;

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
    return entry.read();
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
