package dev.backendlab.web.story;

import dev.backendlab.kit.face.Places;
import dev.backendlab.kit.practice.GuessedRun;
import dev.backendlab.kit.practice.Practice;
import dev.backendlab.kit.predict.Guesses;
import dev.backendlab.kit.predict.Predictions;
import dev.backendlab.kit.question.Question;
import dev.backendlab.picture.Pictures;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whoever needs a run written down gets a scribe here. */
@Component
public class Scribes {

  private final Fragments fragments;
  private final Pictures pictures;
  private final Practice practice;
  private final Places places;

  Scribes(Fragments fragments, Pictures pictures, Practice practice, Places places) {
    this.fragments = fragments;
    this.pictures = pictures;
    this.practice = practice;
    this.places = places;
  }

  /** For a run of these claims that begins: how near the guesses come is remembered. */
  public Scribe ofNew(Question question, List<String> claims, Guesses guesses) {
    var predictions = Predictions.orNone(question);
    var guessed = GuessedRun.begun(question, predictions, guesses, practice, "page");
    return of(question, claims, guessed, true);
  }

  /** For a run of earlier. */
  public Scribe ofKept(Question question, List<String> claims, Guesses guesses) {
    var predictions = Predictions.orNone(question);
    return of(question, claims, GuessedRun.retold(question, predictions, guesses), false);
  }

  private Scribe of(Question question, List<String> claims, GuessedRun guessed, boolean watched) {
    var planned = new LinkedHashMap<String, String>();
    for (var claim : question.claims()) {
      if (claims.contains(claim.id())) {
        planned.put(claim.id(), claim.sentence());
      }
    }
    var picture = new ClaimPicture(question.picture(), pictures, fragments, watched);
    return new Scribe(fragments, picture, planned, guessed, places.withoutPractice());
  }
}
