package dev.backendlab.kit.predict;

import dev.backendlab.kit.event.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * By what a prediction gives its answer away, so that nobody has to think. What can be seen without
 * a run is looked for in the file, the rest where the claim has told its answer.
 */
final class Giveaways {

  /** So many words in a row, and a choice says what the claim's sentence says. */
  private static final int REPEATED = 3;

  /** The same of a question, which speaks of the same things as the claim. */
  private static final int REPEATED_IN_ASK = 5;

  private static final int USUAL_LENGTH = 16;

  private static final Set<String> DIRECTIONS =
      Set.of(
          "lower", "less", "fewer", "smaller", "faster", "higher", "more", "larger", "bigger",
          "greater", "slower", "longer", "shorter", "cheaper", "saves");

  private Giveaways() {}

  /** What it is, and what to do about it. */
  record Giveaway(String problem, String remedy) {}

  static List<Giveaway> of(Prediction prediction, String sentence) {
    var found = new ArrayList<Giveaway>();
    repeats(prediction.ask(), sentence, REPEATED_IN_ASK)
        .ifPresent(words ->
            found.add(
                new Giveaway(
                    "the question says '%s', and so does the claim".formatted(words),
                    "Ask without the answer's words")));
    switch (prediction) {
      case Prediction.WhichOne which -> found.addAll(of(which, sentence));
      case Prediction.MoreOrLess change -> found.addAll(of(change));
      case Prediction.HowMany number -> {}
    }
    return found;
  }

  private static List<Giveaway> of(Prediction.MoreOrLess change) {
    var asked = words(change.ask());
    boolean howMany = Collections.indexOfSubList(asked, List.of("how", "many", "times")) >= 0;
    return Stream.concat(
            asked.stream().filter(DIRECTIONS::contains),
            howMany ? Stream.of("how many times") : Stream.empty())
        .map(words ->
            new Giveaway(
                "the question says '%s', which is half an answer".formatted(words),
                "Ask 'with it, compared with none?'"))
        .toList();
  }

  private static List<Giveaway> of(Prediction.WhichOne which, String sentence) {
    var found = new ArrayList<Giveaway>();
    var texts = which.options().stream().map(Prediction.Option::words).toList();
    for (var text : texts) {
      repeats(text, sentence, REPEATED)
          .ifPresent(words ->
              found.add(
                  new Giveaway(
                      "a choice says '%s', and so does the claim".formatted(words),
                      "Say it in words of its own")));
    }
    long explained = texts.stream().filter(text -> text.contains(": ")).count();
    if (explained > 0 && explained < texts.size()) {
      found.add(
          new Giveaway(
              "some choices are explained and others are not", "Explain all of them, or none"));
    }
    int shortest = Collections.min(texts.stream().map(String::length).toList());
    int longest = Collections.max(texts.stream().map(String::length).toList());
    if (longest > 2 * shortest + USUAL_LENGTH) {
      found.add(
          new Giveaway(
              "a choice of %d characters stands beside one of %d".formatted(longest, shortest),
              "Make them about as long: the longest looks right"));
    }
    return found;
  }

  /** What is wrong with a prediction now that its answer is known. */
  static Optional<String> complaint(Prediction prediction, Event seen) {
    if (!(prediction instanceof Prediction.WhichOne which)
        || !(seen instanceof Event.Checked checked)) {
      return Optional.empty();
    }
    var right = which.options().stream().filter(each -> each.value().equals(checked.actual()));
    return right
        .findFirst()
        .map(option -> namedBy(which, option))
        .orElseGet(() ->
            Optional.of(
                "The prediction '%s' has no choice '%s', which is what happened: its choices are %s"
                    .formatted(
                        which.ask(),
                        checked.actual(),
                        which.options().stream().map(Prediction.Option::value).toList())));
  }

  /** A question may name the right choice beside a wrong one, but not alone. */
  private static Optional<String> namedBy(Prediction.WhichOne which, Prediction.Option right) {
    boolean wrongIsNamed =
        which.options().stream().anyMatch(each -> !each.equals(right) && isNamed(which, each));
    return isNamed(which, right) && !wrongIsNamed
        ? Optional.of(
            "The prediction '%s' names its answer, '%s', and no other choice: ask without it"
                .formatted(which.ask(), right.value()))
        : Optional.empty();
  }

  private static boolean isNamed(Prediction.WhichOne which, Prediction.Option option) {
    var asked = words(which.ask());
    return Collections.indexOfSubList(asked, words(option.value())) >= 0
        || Collections.indexOfSubList(asked, words(option.words())) >= 0;
  }

  private static Optional<String> repeats(String text, String sentence, int most) {
    var said = words(text);
    var claimed = words(sentence);
    for (int i = 0; i + most <= said.size(); i++) {
      var part = said.subList(i, i + most);
      if (Collections.indexOfSubList(claimed, part) >= 0) {
        return Optional.of(String.join(" ", part));
      }
    }
    return Optional.empty();
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N},.']+|[,.]+(?!\\d)"))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
