package dev.backendlab.web.shelf;

import dev.backendlab.kit.question.BrokenQuestion;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.question.Shelf;
import dev.backendlab.web.question.Answer;
import dev.backendlab.web.question.Library;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Finds questions, claims and follow-ups by the words in them. */
@Component
class Search {

  private static final int MOST = 24;

  private final Library library;

  Search(Library library) {
    this.library = library;
  }

  /**
   * Something found.
   *
   * @param kind question, claim or follow-up
   * @param where the question's id
   */
  record Hit(String kind, String where, String text, String address) {}

  /** What has all of these words, questions first. */
  List<Hit> find(String words) {
    var wanted =
        Arrays.stream(words.toLowerCase(Locale.ROOT).split("\\s+"))
            .filter(word -> !word.isEmpty())
            .toList();
    if (wanted.isEmpty()) {
      return List.of();
    }
    return everything().stream()
        .filter(hit -> wanted.stream().allMatch(word -> contains(hit, word)))
        .limit(MOST)
        .toList();
  }

  private static boolean contains(Hit hit, String word) {
    return (hit.where() + " " + hit.text()).toLowerCase(Locale.ROOT).contains(word);
  }

  private List<Hit> everything() {
    var questions = new ArrayList<Hit>();
    var claims = new ArrayList<Hit>();
    var followUps = new ArrayList<Hit>();
    for (var entry : library.shelf().entries()) {
      questions.add(new Hit("question", entry.id(), entry.question(), "/" + entry.id()));
      read(entry, claims, followUps);
    }
    questions.addAll(claims);
    questions.addAll(followUps);
    return questions;
  }

  private void read(Shelf.Entry entry, List<Hit> claims, List<Hit> followUps) {
    if (!entry.isWritten()) {
      return;
    }
    try {
      var question = library.read(entry);
      for (var claim : question.claims()) {
        var address = "/%s?claim=%s".formatted(entry.id(), claim.id());
        claims.add(new Hit("claim", entry.id(), claim.sentence(), address));
      }
      followUps.addAll(followUps(question));
    } catch (BrokenQuestion defective) {
      // its page says what is wrong with it
    }
  }

  private static List<Hit> followUps(Question question) {
    return question.followUps().stream()
        .map(each ->
            new Hit(
                "follow-up",
                question.id(),
                each.question(),
                "/%s#%s".formatted(question.id(), Answer.anchor(question, each))))
        .toList();
  }
}
