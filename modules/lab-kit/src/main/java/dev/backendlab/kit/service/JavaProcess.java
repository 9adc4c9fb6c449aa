package dev.backendlab.kit.service;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the lab starts a JVM of its own: soon ready, small, and from a cache of loaded classes where
 * one was trained.
 *
 * @param classPath jars only: a cache accepts no folders
 * @param cache where its own cache is or would be
 * @param shared what it starts from where its own does not fit
 * @see <a href="https://openjdk.org/jeps/514">JEP 514: Ahead-of-time command-line ergonomics</a>
 */
public record JavaProcess(List<Path> classPath, Path cache, SharedClasses shared) {

  /**
   * The options that make a JVM's language ours, whatever the user's: by default {@code "%,d"} is
   * written as the user writes it, with a point or in other digits, and a Turkish {@code
   * toUpperCase} has no I.
   */
  private static final List<String> LANGUAGE = List.of("-Duser.language=en", "-Duser.country=US");

  private static final int AOT_SINCE = 25;

  /** Begins its class path with what it shares. */
  public JavaProcess {
    classPath = shared.first(classPath);
  }

  /** One that shares nothing. */
  public JavaProcess(List<Path> classPath, Path cache) {
    this(classPath, cache, SharedClasses.none());
  }

  /** Next to the jars that it was made of, one for each JDK. */
  public static Path cacheIn(Path target) {
    return target.resolve("lab-%s.%s".formatted(Runtime.version().feature(), cacheKind()));
  }

  /** The command up to the main class, exclusive. */
  public List<String> command(List<String> options) {
    var command = base(options);
    startsFrom()
        .map(from -> aot() && from.equals(cache) ? "-XX:AOTCache=" + from : archive(from))
        .ifPresent(command::add);
    command.addAll(List.of("-cp", joinedClassPath()));
    return command;
  }

  /** The same, but recording: the process writes the cache to this file when it ends. */
  List<String> training(List<String> options, Path into) {
    var command = base(options);
    command.add((aot() ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + into);
    command.addAll(List.of("-cp", joinedClassPath()));
    return command;
  }

  /** The same, but noting in this file which classes it loads. */
  List<String> listing(List<String> options, Path list) {
    var command = base(options);
    command.addAll(List.of("-XX:DumpLoadedClassList=" + list, "-cp", joinedClassPath()));
    return command;
  }

  /** Its own cache where that fits, else the shared one where that does. */
  public Optional<Path> startsFrom() {
    if (isTrained()) {
      return Optional.of(cache);
    }
    return shared.fits(classPath) && shared.isTrained()
        ? Optional.of(shared.archive())
        : Optional.empty();
  }

  private static String archive(Path file) {
    return "-XX:SharedArchiveFile=" + file;
  }

  /** Whether there is a cache of its own, and it fits. */
  public boolean isTrained() {
    return isMadeOf(classPath, cache);
  }

  /**
   * Whether there is such a cache, and it is not older than a jar. A JDK before 25.0.4 would use it
   * all the same, with the classes of the old jar (JDK-8377932).
   */
  static boolean isMadeOf(List<Path> jars, Path cache) {
    try {
      var made = Files.getLastModifiedTime(cache);
      for (var jar : jars) {
        if (Files.getLastModifiedTime(jar).compareTo(made) > 0) {
          return false;
        }
      }
      return true;
    } catch (IOException none) {
      return false;
    }
  }

  /** Whether it is made of jars only, as it is unless an IDE has started us. */
  boolean isTrainable() {
    return classPath.stream().allMatch(Files::isRegularFile);
  }

  /**
   * What all JVMs of the lab have in common. A cache fits only a JVM with the same access to native
   * code as the one that made it.
   */
  static List<String> usualOptions() {
    var options = new ArrayList<String>();
    options.add("-XX:+UseSerialGC");
    options.add("-Xlog:disable");
    options.add("-Xlog:all=error:stderr");
    options.add("-Dfile.encoding=UTF-8");
    options.addAll(LANGUAGE);
    options.add("--enable-native-access=ALL-UNNAMED");
    if (Runtime.version().feature() >= 23) {
      options.add("--sun-misc-unsafe-memory-access=allow");
    }
    return options;
  }

  private static List<String> base(List<String> options) {
    var command = new ArrayList<String>();
    command.add(java());
    command.addAll(usualOptions());
    command.addAll(options);
    return command;
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  String joinedClassPath() {
    return joined(classPath);
  }

  static String joined(List<Path> jars) {
    return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** As a word in a file of arguments. */
  static String quoted(String argument) {
    return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static boolean aot() {
    return Runtime.version().feature() >= AOT_SINCE;
  }

  private static String cacheKind() {
    return aot() ? "aot" : "jsa";
  }
}
