package dev.backendlab.kit.interview;

/** An interview that can't be held as it was asked for; the message is a sentence that says why. */
public final class BadSetup extends RuntimeException {

  private static final long serialVersionUID = 1;

  public BadSetup(String sentence) {
    super(sentence);
  }
}
