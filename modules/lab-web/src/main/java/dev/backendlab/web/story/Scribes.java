package dev.backendlab.web.story;

import dev.backendlab.kit.predict.Guesses;
import dev.backendlab.kit.predict.Predictions;
import dev.backendlab.kit.question.BrokenQuestion;
import dev.backendlab.kit.question.Question;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whoever needs a run written down gets a scribe here. */
@Component
public class Scribes {

  private final Fragments fragments;

  Scribes(Fragments fragments) {
    this.fragments = fragments;
  }

  /** For a run of these claims. */
  public Scribe of(Question question, List<String> claims, Guesses guesses) {
    var planned = new LinkedHashMap<String, String>();
    for (var claim : question.claims()) {
      if (claims.contains(claim.id())) {
        planned.put(claim.id(), claim.sentence());
      }
    }
    return new Scribe(fragments, planned, predictions(question), guesses);
  }

  /** A story is told with or without its predictions: what is wrong with them the build says. */
  private static Predictions predictions(Question question) {
    try {
      return Predictions.of(question);
    } catch (BrokenQuestion defective) {
      return new Predictions(List.of());
    }
  }
}
