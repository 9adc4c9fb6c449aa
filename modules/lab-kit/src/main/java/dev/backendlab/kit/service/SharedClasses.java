package dev.backendlab.kit.service;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * The classes of the libraries that every question stands on, in one archive for all of them: where
 * a question has no cache of its own, it starts from this one. No jar of the lab is among them, so
 * it outlives each build.
 *
 * <p>A JVM accepts the archive where its class path begins with these very jars. So they come
 * first, and a question that lacks a single one goes without.
 *
 * @param libraries jars, in their order
 * @param archive where it is or would be
 * @see <a href="https://docs.oracle.com/en/java/javase/25/vm/class-data-sharing.html">Class data
 *     sharing</a>
 */
public record SharedClasses(List<Path> libraries, Path archive) {

  /** For this JDK and these jars, in a folder that all checkouts share. */
  public static SharedClasses of(List<Path> libraries, Path folder) {
    var key = Stream.concat(Stream.of(Runtime.version()), libraries.stream()).toList().toString();
    var name = "classes-%d-%08x.jsa".formatted(Runtime.version().feature(), key.hashCode());
    return new SharedClasses(List.copyOf(libraries), folder.resolve(name));
  }

  /** Of no library, for a JVM that is no question's. */
  static SharedClasses none() {
    return new SharedClasses(List.of(), Path.of("none"));
  }

  /** The same class path, with these libraries in front where it has all of them. */
  List<Path> first(List<Path> classPath) {
    if (!new HashSet<>(classPath).containsAll(libraries)) {
      return List.copyOf(classPath);
    }
    var ordered = new ArrayList<>(libraries);
    classPath.stream().filter(jar -> !libraries.contains(jar)).forEach(ordered::add);
    return List.copyOf(ordered);
  }

  /** Whether there could be one for this class path. */
  boolean fits(List<Path> classPath) {
    return !libraries.isEmpty()
        && classPath.size() >= libraries.size()
        && classPath.subList(0, libraries.size()).equals(libraries)
        && libraries.stream().allMatch(Files::isRegularFile);
  }

  /** Whether it is there, and no library was replaced since. */
  boolean isTrained() {
    return JavaProcess.isMadeOf(libraries, archive);
  }

  /** The options of a JVM that archives what this list names, and ends. */
  List<String> archiving(Path list, Path into) {
    var options = new ArrayList<>(JavaProcess.usualOptions());
    options.addAll(
        List.of(
            "-Xshare:dump", "-XX:SharedClassListFile=" + list, "-XX:SharedArchiveFile=" + into));
    if (Runtime.version().feature() >= 24) { // JEP 483: they are linked already
      options.add("-XX:+AOTClassLinking");
    }
    options.addAll(List.of("-cp", joined()));
    return options;
  }

  String joined() {
    return JavaProcess.joined(libraries);
  }
}
