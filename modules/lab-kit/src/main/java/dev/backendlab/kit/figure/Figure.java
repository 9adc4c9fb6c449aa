package dev.backendlab.kit.figure;

/** A value that knows how it came about, and reads like the bare number. */
public interface Figure {

  /** The number itself, in its unit. */
  double value();
}
