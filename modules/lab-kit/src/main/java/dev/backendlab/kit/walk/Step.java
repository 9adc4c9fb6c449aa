package dev.backendlab.kit.walk;

import java.util.List;

/** A step of a walk, with the one sentence that leads to it from the step before. */
public sealed interface Step {

  /**
   * Its name in the walk, which it keeps when steps are added, moved or removed: {@code q10},
   * {@code break q12 signature}.
   */
  String key();

  /** The sentence, in Markdown. */
  String bridge();

  /** The line of its heading in the walk's file, from 1. */
  int line();

  /**
   * A question, and which of its claims run.
   *
   * @param claims none where the question is only read
   */
  record OfQuestion(String question, List<String> claims, String bridge, int line) implements Step {

    public OfQuestion {
      claims = List.copyOf(claims);
    }

    @Override
    public String key() {
      return question;
    }
  }

  /** Each question of a section in thirty seconds. */
  record OfSection(String section, String bridge, int line) implements Step {

    @Override
    public String key() {
      return "read " + section;
    }
  }

  /** A claim on its broken twin. */
  record OfTwin(String question, String claim, String bridge, int line) implements Step {

    @Override
    public String key() {
      return "break " + question + " " + claim;
    }
  }

  /** A mock interview. */
  record Interview(int minutes, String bridge, int line) implements Step {

    @Override
    public String key() {
      return "interview";
    }
  }

  /** A last look at what was missed. */
  record Recall(String bridge, int line) implements Step {

    @Override
    public String key() {
      return "recall";
    }
  }
}
