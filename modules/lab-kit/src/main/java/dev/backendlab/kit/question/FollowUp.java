package dev.backendlab.kit.question;

/**
 * A follow-up of the interviewer, with its answer.
 *
 * @param question as plain text; begins with a capital letter
 * @param answer in Markdown
 * @param line of the question in README.md, from 1
 */
public record FollowUp(Level level, String question, String answer, int line) {

  /** Whether somebody who quotes this sentence means this follow-up. */
  boolean isQuotedBy(String sentence) {
    return question.equalsIgnoreCase(sentence);
  }
}
