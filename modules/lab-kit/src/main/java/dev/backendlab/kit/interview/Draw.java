package dev.backendlab.kit.interview;

import dev.backendlab.kit.question.BrokenQuestion;
import dev.backendlab.kit.question.Level;
import dev.backendlab.kit.question.Shelf;
import dev.backendlab.kit.walk.Step;
import dev.backendlab.kit.walk.Walks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Draws the questions of an interview.
 *
 * @param topic for people
 * @param entries in the order in which they are asked
 */
public record Draw(String topic, List<Shelf.Entry> entries) {

  private static final String ANY = "any";

  /** In minutes: nobody is through with a question sooner. */
  private static final int SHORTEST_ROUND = 2;

  public Draw {
    entries = List.copyOf(entries);
  }

  /**
   * Finds what a word means: a question, a section, a walk, or {@code any}. A walk's questions are
   * asked in its order, others in a random one.
   *
   * @throws BadSetup where it means nothing
   */
  public static Draw of(String word, Shelf shelf, RandomGenerator random) {
    var wanted = word.strip();
    if (wanted.isEmpty() || wanted.equalsIgnoreCase(ANY) || wanted.equalsIgnoreCase("all")) {
      return new Draw("any question", shuffled(shelf.entries(), random));
    }
    var found = shelf.find(wanted);
    if (found.size() == 1) {
      return new Draw(found.getFirst().id(), found);
    }
    if (!found.isEmpty()) {
      return new Draw(found.getFirst().section(), shuffled(found, random));
    }
    var walk = walk(wanted, shelf);
    if (!walk.isEmpty()) {
      return new Draw("the walk " + wanted, walk);
    }
    throw new BadSetup(
        shelf
            .nearest(wanted)
            .or(() -> Walks.on(shelf).nearest(wanted))
            .map(near ->
                "There is no question, section or walk '%s': did you mean %s?"
                    .formatted(wanted, near))
            .orElse(
                "There is no question, section or walk '%s': see ./lab list.".formatted(wanted)));
  }

  private static List<Shelf.Entry> shuffled(List<Shelf.Entry> entries, RandomGenerator random) {
    var shuffled = new ArrayList<>(entries);
    Collections.shuffle(shuffled, Random.from(random));
    return shuffled;
  }

  /** The questions of a walk's steps; none where no walk has this id. */
  private static List<Shelf.Entry> walk(String id, Shelf shelf) {
    return Walks.on(shelf).find(id).stream()
        .flatMap(walk -> walk.steps().stream())
        .flatMap(step ->
            switch (step) {
              case Step.OfQuestion asked -> Stream.of(asked.question());
              case Step.OfTwin broken -> Stream.of(broken.question());
              case Step.OfSection section -> Stream.<String>empty();
              case Step.Interview interview -> Stream.<String>empty();
              case Step.Recall recall -> Stream.<String>empty();
            })
        .distinct()
        .flatMap(question -> shelf.find(question).stream())
        .toList();
  }

  /**
   * Those that can be asked, as many as there may be time for.
   *
   * @param settled what was settled before, as {@link Diary#asked} says
   * @throws BadSetup where none can; a question that is defective is not asked
   */
  public List<Subject> subjects(
      Level level, int minutes, Set<String> settled, RandomGenerator random) {
    var subjects = new ArrayList<Subject>();
    int most = 1 + minutes / SHORTEST_ROUND;
    for (var entry : entries) {
      if (entry.module().isPresent() && subjects.size() < most) {
        try {
          Subject.of(entry.read(), level, settled, random).ifPresent(subjects::add);
        } catch (BrokenQuestion defective) {
          // ./lab show says what is wrong with it
        }
      }
    }
    if (subjects.isEmpty()) {
      throw new BadSetup(
          "Nothing of %s can be asked: a question needs a demo, a rubric and predictions."
              .formatted(topic));
    }
    return subjects;
  }
}
