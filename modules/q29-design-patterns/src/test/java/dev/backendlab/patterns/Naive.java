package dev.backendlab.patterns;

import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jspecify.annotations.Nullable;

/** Singletons as they are written in a minute. */
final class Naive {

  private Naive() {}

  /** Looks, then makes: between the two there is room for another thread. */
  static final class Lazy {

    private final Supplier<Object> source;
    private @Nullable Object instance;

    Lazy(Supplier<Object> source) {
      this.source = source;
    }

    Object get() {
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

  /** The same for Lincheck: each instance is the number that it has. */
  public static class Numbered {

    private int made;
    private final Lazy lazy = new Lazy(() -> ++made);

    @Operation
    public Object get() {
      return lazy.get();
    }
  }

  /**
   * Lets Lincheck order the steps of two threads, until one gets another instance than the other.
   *
   * @return a row for each step, with a cell for each thread
   */
  static List<List<String>> interleaving() {
    try {
      new ModelCheckingOptions()
          .iterations(1)
          .invocationsPerIteration(100)
          .threads(2)
          .actorsPerThread(1)
          .actorsBefore(0)
          .actorsAfter(0)
          .minimizeFailedScenario(false)
          .check(Numbered.class);
      return List.of();
    } catch (AssertionError found) {
      return String.valueOf(found.getMessage())
          .lines()
          .dropWhile(line -> !line.startsWith("The following interleaving"))
          .takeWhile(line -> !line.isEmpty())
          .filter(line -> line.startsWith("| ") && !line.startsWith("| -"))
          .map(line -> Stream.of(line.substring(2).split("\\|")).map(String::strip).toList())
          .skip(1)
          .toList();
    }
  }
}
