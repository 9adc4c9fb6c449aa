package dev.backendlab.jwt.api;

import org.jspecify.annotations.Nullable;

/** Somebody had to be asked and did not answer: 503, since both 200 and 401 would be a guess. */
class NoAnswer extends RuntimeException {

  NoAnswer(String who, @Nullable Throwable cause) {
    super(who + " gives no answer", cause);
  }
}
