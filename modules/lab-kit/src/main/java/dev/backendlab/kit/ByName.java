package dev.backendlab.kit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What each of several works gave, by its name.
 *
 * @param all in the order in which the works were given
 */
public record ByName<T>(Map<String, T> all) {

  /**
   * What the work of this name gave.
   *
   * @throws NoSuchElementException where none has it
   */
  public T of(String name) {
    @Nullable T found = all.get(name);
    if (found == null) {
      throw new NoSuchElementException("'%s' is none of %s".formatted(name, all.keySet()));
    }
    return found;
  }

  /** All but this one. */
  public ByName<T> without(String name) {
    var others = new LinkedHashMap<>(all);
    others.remove(name);
    return new ByName<>(others);
  }

  /** The same names with something else of each: {@code timed.map(Latencies::p50)}. */
  public <R> ByName<R> map(Function<? super T, ? extends R> each) {
    var mapped = new LinkedHashMap<String, R>();
    all.forEach((name, value) -> mapped.put(name, each.apply(value)));
    return new ByName<>(mapped);
  }
}
