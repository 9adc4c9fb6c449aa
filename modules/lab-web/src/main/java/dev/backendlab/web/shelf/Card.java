package dev.backendlab.web.shelf;

import dev.backendlab.kit.event.Outcome;
import dev.backendlab.kit.question.BrokenQuestion;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.question.Shelf;
import dev.backendlab.kit.run.Digest;
import dev.backendlab.web.question.Library;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question on the shelf.
 *
 * @param question null where nothing is written, or something defective
 * @param defects what is wrong with what is written
 * @param last how its last run here went
 */
record Card(
    Shelf.Entry entry, @Nullable Question question, List<String> defects, Optional<Digest> last) {

  static Card of(Shelf.Entry entry, Library library, Optional<Digest> last) {
    if (!entry.isWritten()) {
      return new Card(entry, null, List.of(), last);
    }
    try {
      return new Card(entry, library.read(entry), List.of(), last);
    } catch (BrokenQuestion broken) {
      var defects = broken.defects().stream().map(Object::toString).toList();
      return new Card(entry, null, defects, last);
    }
  }

  /** Whether it can be read. */
  public boolean isOpen() {
    return question != null;
  }

  /** Whether its claims run. */
  public boolean runs() {
    return question != null && question.runs();
  }

  /** What it is about, in a word or two: the rest of its module's name. */
  public String concept() {
    return question == null || !question.runs()
        ? ""
        : question.module().substring(question.id().length() + 1).replace('-', ' ');
  }

  /** How this claim ended last time; null where it was not tried. */
  public @Nullable Outcome outcome(String claim) {
    return last.map(digest -> digest.claims().get(claim)).orElse(null);
  }

  public long proven() {
    return count(Outcome.PROVEN);
  }

  public boolean isTroubled() {
    return count(Outcome.REFUTED) + count(Outcome.BROKEN) > 0;
  }

  private long count(Outcome outcome) {
    return question == null
        ? 0
        : last.map(digest -> digest.count(question.claims(), outcome)).orElse(0L);
  }
}
