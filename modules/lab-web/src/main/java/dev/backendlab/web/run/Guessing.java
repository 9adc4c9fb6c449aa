package dev.backendlab.web.run;

import dev.backendlab.kit.predict.Guesses;
import dev.backendlab.kit.predict.Prediction;
import dev.backendlab.kit.predict.Predictions;
import dev.backendlab.kit.question.Question;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The form that asks what will happen: its fields, and the guesses in what it sends. */
final class Guessing {

  private static final String FIELD = "guess.";

  private Guessing() {}

  /**
   * The questions of a claim, which are asked without its sentence: that is the answer.
   *
   * @param place of the claim among all of the question, from 1
   * @param of how many these are
   */
  record Asking(int place, int of, List<Field> fields) {}

  /** One question; {@code name} is that of its field. */
  record Field(String name, Prediction prediction) {

    public boolean isChoice() {
      return prediction instanceof Prediction.WhichOne;
    }

    public boolean isNumber() {
      return prediction instanceof Prediction.HowMany;
    }
  }

  static List<Asking> askings(Question question, List<String> claims) {
    var predictions = Predictions.of(question);
    var askings = new ArrayList<Asking>();
    int place = 0;
    for (var claim : question.claims()) {
      place++;
      var asked = predictions.of(claim.id());
      if (claims.contains(claim.id()) && !asked.isEmpty()) {
        var fields = new ArrayList<Field>();
        for (int i = 0; i < asked.size(); i++) {
          fields.add(new Field(FIELD + Guesses.key(claim.id(), i), asked.get(i)));
        }
        askings.add(new Asking(place, question.claims().size(), fields));
      }
    }
    return askings;
  }

  /** A direction and how many times are two fields, and one guess. */
  static Guesses guesses(Map<String, String> form) {
    var guesses = new LinkedHashMap<String, String>();
    form.forEach((name, value) -> {
      if (name.startsWith(FIELD) && !name.endsWith(".times") && !value.isBlank()) {
        var times = form.getOrDefault(name + ".times", "").strip();
        guesses.put(name.substring(FIELD.length()), (value + " " + times).strip());
      }
    });
    return new Guesses(guesses);
  }
}
