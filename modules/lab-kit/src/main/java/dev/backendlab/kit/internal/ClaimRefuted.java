package dev.backendlab.kit.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A claim was tried and does not hold; the message is the evidence. */
public final class ClaimRefuted extends AssertionError {

  private static final long serialVersionUID = 1;

  ClaimRefuted(List<String> evidence, @Nullable Throwable consequence) {
    super(String.join("; ", evidence), consequence);
  }
}
