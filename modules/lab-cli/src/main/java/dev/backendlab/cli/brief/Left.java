package dev.backendlab.cli.brief;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was left out of a story, by kind, so that its end can say so. */
public record Left(List<Some> all) {

  static final Left NOTHING = new Left(List.of());

  /** So many of a kind. */
  record Some(String kind, int count) {}

  public Left {
    all = List.copyOf(all);
  }

  static Left of(String kind, int count) {
    return count == 0 ? NOTHING : new Left(List.of(new Some(kind, count)));
  }

  Left and(Left more) {
    return new Left(
        Stream.concat(all.stream(), more.all.stream())
            .collect(
                Collectors.groupingBy(Some::kind, TreeMap::new, Collectors.summingInt(Some::count)))
            .entrySet()
            .stream()
            .map(each -> new Some(each.getKey(), each.getValue()))
            .toList());
  }

  /** For people: {@code 6 exchanges, 1 chart}; empty where nothing was left out. */
  public String words() {
    return all.stream()
        .map(some ->
            String.format(
                Locale.ROOT, "%,d %s%s", some.count, some.kind, some.count == 1 ? "" : "s"))
        .collect(Collectors.joining(", "));
  }
}
