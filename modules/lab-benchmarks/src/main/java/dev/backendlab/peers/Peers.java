package dev.backendlab.peers;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Compares what questions teach with its peers, and prints the tables of docs/performance.md. */
final class Peers {

  /** Several, because what the compiler makes of a method differs from JVM to JVM. */
  private static final int JVMS = 3;

  private Peers() {}

  /** Makes all comparisons, or those of these names. */
  public static void main(String[] names) throws Exception {
    var all = Comparison.all();
    for (var name : names) {
      if (all.stream().noneMatch(each -> each.name().equals(name))) {
        System.err.printf(
            "There is no comparison %s; there are %s.%n",
            name, String.join(", ", all.stream().map(Comparison::name).toList()));
        System.exit(2);
      }
    }
    var wanted = List.of(names);
    compare(all.stream().filter(each -> wanted.isEmpty() || wanted.contains(each.name())).toList());
  }

  private static void compare(List<Comparison> comparisons) throws Exception {
    var seen = new LinkedHashMap<Comparison, List<List<Observation>>>();
    for (int jvm = 0; jvm < JVMS; jvm++) {
      for (var comparison : comparisons) {
        seen.computeIfAbsent(comparison, first -> new ArrayList<>()).add(observed(comparison));
      }
    }
    System.out.printf(
        "In each of %d JVMs %d rounds of %d ms for each way, in turn.%n%n",
        JVMS, Rounds.COUNTED, Rounds.MILLIS);
    seen.forEach((comparison, jvms) -> System.out.println(new Table(comparison, jvms).text()));
  }

  /** What another JVM saw. */
  private static List<Observation> observed(Comparison comparison)
      throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var jvm =
        new ProcessBuilder(
                java,
                "-Djmh.ignoreLock=true",
                "-cp",
                System.getProperty("java.class.path"),
                Rounds.class.getName(),
                comparison.type().getName())
            .redirectError(Redirect.INHERIT)
            .start();
    try (var said = jvm.inputReader()) {
      var observations = said.lines().map(Observation::parsed).flatMap(Optional::stream).toList();
      if (jvm.waitFor() != 0) {
        System.exit(3); // it has said why
      }
      return observations;
    }
  }
}
