package dev.backendlab.browser;

import org.jspecify.annotations.Nullable;

/** A page did not load, or its script failed; the message is the browser's, or the page's own. */
public final class BrowserException extends RuntimeException {

  private static final long serialVersionUID = 1;

  BrowserException(String message) {
    this(message, null);
  }

  BrowserException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
