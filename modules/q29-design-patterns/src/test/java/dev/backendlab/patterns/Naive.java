package dev.backendlab.patterns;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jspecify.annotations.Nullable;

/** Singletons as they are written in a minute. */
final class Naive {

  private Naive() {}

  /** Looks, then makes: between the two there is room for another thread. */
  public static final class Lazy {

    private final Supplier<Object> source;
    private int made;
    private @Nullable Object instance;

    /** For Lincheck, which compares results: each instance is the number that it has. */
    public Lazy() {
      this.source = () -> ++made;
    }

    Lazy(Supplier<Object> source) {
      this.source = source;
    }

    @Operation
    public Object get() {
      var known = instance;
      if (known == null) {
        known = source.get();
        instance = known;
      }
      return known;
    }
  }

  /** Reads its field, then computes, then writes the field. */
  static final class Points extends LoyaltyPoints {

    private long given;

    @Override
    void give(LongSupplier points) {
      given += points.getAsLong();
    }

    @Override
    long given() {
      return given;
    }
  }
}
