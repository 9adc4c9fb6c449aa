package dev.backendlab.kit.walk;

import dev.backendlab.kit.question.BrokenQuestion;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.question.Shelf;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where walks can lead: the questions, their claims, and the sections. */
final class Destinations {

  private final Shelf shelf;
  private final Map<String, Optional<List<String>>> claims = new HashMap<>();

  Destinations(Shelf shelf) {
    this.shelf = shelf;
  }

  List<String> questions() {
    return shelf.entries().stream().map(Shelf.Entry::id).toList();
  }

  List<String> sections() {
    return shelf.sections();
  }

  /** Whether its claims run; false of an unknown one too. */
  boolean runs(String question) {
    return entry(question).flatMap(Shelf.Entry::module).isPresent();
  }

  /**
   * The claims of a question that runs; empty where its README is defective, which it says itself.
   */
  Optional<List<String>> claims(String question) {
    return claims.computeIfAbsent(question, this::read);
  }

  private Optional<List<String>> read(String question) {
    try {
      return entry(question)
          .map(entry -> entry.cover().claims().stream().map(Question.ClaimSentence::id).toList());
    } catch (BrokenQuestion defective) {
      return Optional.empty();
    }
  }

  private Optional<Shelf.Entry> entry(String question) {
    return shelf.entries().stream().filter(each -> each.id().equals(question)).findFirst();
  }
}
