package dev.backendlab.jwt.api;

/** Somebody had to be asked about a token, and did not answer: 503, and never a guess. */
class CannotDecide extends RuntimeException {

  CannotDecide(String who, Throwable cause) {
    super(who + " does not answer", cause);
  }
}
