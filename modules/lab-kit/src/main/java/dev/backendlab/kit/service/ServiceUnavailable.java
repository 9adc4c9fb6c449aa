package dev.backendlab.kit.service;

import org.jspecify.annotations.Nullable;

/**
 * A backing service can't be had. The message is one sentence for the user, with what would help;
 * whoever shows it needs neither the stack trace nor the cause.
 */
public final class ServiceUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1;

  public ServiceUnavailable(String sentence) {
    this(sentence, null);
  }

  public ServiceUnavailable(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
