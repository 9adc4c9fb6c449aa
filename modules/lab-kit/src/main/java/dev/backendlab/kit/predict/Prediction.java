package dev.backendlab.kit.predict;

import dev.backendlab.kit.event.Event;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a reader is asked before a claim runs. The answer is an observation of that claim, found by
 * its own words, so that guess and measurement can stand side by side.
 */
public sealed interface Prediction {

  /** The claim whose run answers it. */
  String claim();

  /** The question, to be asked before the claim runs. */
  String ask();

  /** The observation that answers it: the {@code what} of a check, a control or a comparison. */
  String about();

  /** What this guess comes to beside what was seen; empty where it can't be read as a guess. */
  Optional<Reckoning> reckon(String guess, Event seen);

  /** Whether an observation of this kind can answer it. */
  boolean isAnsweredBy(Event seen);

  /** Whether this can be read as a guess. */
  boolean understands(String guess);

  /** How to answer, for people. */
  String hint();

  /** The guess as it is kept: a choice by its value, wherever it stood when it was made. */
  default String meant(String guess) {
    return guess.strip();
  }

  /**
   * Which of these? Answered by a check or a control whose actual value is one of them, or not.
   *
   * @param options in the order in which they are shown, which {@link Lots} drew
   */
  record WhichOne(String claim, String ask, String about, List<Option> options)
      implements Prediction {

    public WhichOne {
      options = List.copyOf(options);
    }

    @Override
    public boolean isAnsweredBy(Event seen) {
      return seen instanceof Event.Checked;
    }

    @Override
    public Optional<Reckoning> reckon(String guess, Event seen) {
      var said = option(guess);
      if (said.isEmpty() || !(seen instanceof Event.Checked checked)) {
        return Optional.empty();
      }
      var measured =
          options.stream()
              .filter(option -> option.value().equals(checked.actual()))
              .map(Option::words)
              .findFirst()
              .orElse(checked.actual());
      boolean right = said.get().value().equals(checked.actual());
      return Optional.of(
          new Reckoning(
              ask,
              said.get().words(),
              measured,
              right ? Reckoning.Closeness.RIGHT : Reckoning.Closeness.WRONG));
    }

    /** The option that is meant: by its value, its words or its letter. */
    private Optional<Option> option(String guess) {
      var meant = guess.strip();
      for (var option : options) {
        if (meant.equalsIgnoreCase(option.value()) || meant.equalsIgnoreCase(option.words())) {
          return Optional.of(option);
        }
      }
      return IntStream.range(0, options.size())
          .filter(place -> meant.equalsIgnoreCase(letter(place)))
          .mapToObj(options::get)
          .findFirst();
    }

    /** By what a choice is named, from its place: numbers would be taken for values. */
    public static String letter(int place) {
      return String.valueOf((char) ('a' + place));
    }

    @Override
    public String meant(String guess) {
      return option(guess).map(Option::value).orElseGet(guess::strip);
    }

    @Override
    public boolean understands(String guess) {
      return option(guess).isPresent();
    }

    @Override
    public String hint() {
      return "the letter of your choice, or its words";
    }
  }

  /**
   * One answer to choose.
   *
   * @param value as the observation would show it: {@code 401}
   * @param words for people; the value itself where it says enough
   */
  record Option(String value, String words) {}

  /** What number? Answered by a check or a control of a number. */
  record HowMany(String claim, String ask, String about, String unit) implements Prediction {

    @Override
    public boolean isAnsweredBy(Event seen) {
      return seen instanceof Event.Checked checked && Numbers.in(checked.actual()).isPresent();
    }

    @Override
    public Optional<Reckoning> reckon(String guess, Event seen) {
      var said = Numbers.in(guess);
      if (said.isEmpty() || !(seen instanceof Event.Checked checked)) {
        return Optional.empty();
      }
      return Numbers.in(checked.actual())
          .map(measured -> Reckoning.ofNumbers(ask, said.get(), measured, unit));
    }

    @Override
    public boolean understands(String guess) {
      return Numbers.in(guess).isPresent();
    }

    @Override
    public String hint() {
      return "a number of " + unit;
    }
  }

  /** More or less, and by how much? Answered by a comparison. */
  record MoreOrLess(String claim, String ask, String about) implements Prediction {

    @Override
    public boolean isAnsweredBy(Event seen) {
      return seen instanceof Event.Compared;
    }

    @Override
    public Optional<Reckoning> reckon(String guess, Event seen) {
      return seen instanceof Event.Compared compared
          ? Change.said(guess).map(said -> said.beside(Change.measured(compared), ask))
          : Optional.empty();
    }

    @Override
    public boolean understands(String guess) {
      return Change.said(guess).isPresent();
    }

    @Override
    public String hint() {
      return "'lower 10' for ten times lower, 'higher 3', or 'same'";
    }
  }
}
