package dev.backendlab.kit.interview;

/** Where an interview stands. */
public enum Step {
  /** The question alone, and a clock. */
  ANSWER,
  /** The rubric: was it said? */
  JUDGE,
  /** A follow-up, without its answer. */
  FOLLOW_UP,
  /** The follow-up's model answer: was it known? */
  COMPARE,
  /** A prediction, and how sure the candidate is. */
  SETTLE,
  /** The claim runs, and answers. */
  RUN,
  /** A case: choose, and say why. */
  CASE,
  /** What a strong answer to the case holds. */
  WEIGH,
  /** The sheet. */
  OVER
}
