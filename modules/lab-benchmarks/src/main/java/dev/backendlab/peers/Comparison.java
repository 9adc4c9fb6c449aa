package dev.backendlab.peers;

import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** A {@link Compared} benchmark, by reflection. */
record Comparison(Class<?> type) {

  /** All that JMH knows of, by name. Looking at them starts no server. */
  static List<Comparison> all() {
    var silent = OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT);
    return BenchmarkList.defaultList().getAll(silent, List.of()).stream()
        .map(BenchmarkListEntry::getUserClassQName)
        .distinct()
        .map(Comparison::of)
        .filter(comparison -> comparison.type.isAnnotationPresent(Compared.class))
        .sorted(Comparator.comparing(Comparison::name))
        .toList();
  }

  /** By the name of its class. */
  static Comparison of(String type) {
    try {
      return new Comparison(Class.forName(type, false, Comparison.class.getClassLoader()));
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(type, e);
    }
  }

  String name() {
    return about().name();
  }

  Compared about() {
    return Objects.requireNonNull(type.getAnnotation(Compared.class));
  }

  /** The method that the others are held against. */
  Method first() {
    return ways().stream()
        .filter(way -> way.getName().equals(about().with()))
        .findFirst()
        .orElseThrow();
  }

  /** Its methods, in no order. */
  List<Method> ways() {
    return Stream.of(type.getMethods())
        .filter(method -> method.isAnnotationPresent(Way.class))
        .toList();
  }
}
