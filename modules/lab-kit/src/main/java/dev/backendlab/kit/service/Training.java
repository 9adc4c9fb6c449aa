package dev.backendlab.kit.service;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * A JVM that runs once to record its classes, after which it leaves a cache behind. It runs in the
 * background at low priority when the user's own work is done, and ends by itself.
 */
public final class Training {

  /** After which a lock is a killed training's: enough for some that wait for each other. */
  private static final Duration LONGEST = Duration.ofMinutes(12);

  /** Keeps the user's demos off a machine where background work is unwanted. */
  private static final String SWITCH = "LAB_TRAINING";

  /**
   * One after the other, so that none is late because of the others, and the user's own work has a
   * processor left. A second step has its words in a file, because a shell has one list of words.
   * Puts the cache in place only whole, and only if no jar was built anew meanwhile: the JVM would
   * take it for the new jar's, with the classes of the old one. The demo's process limits its own
   * time.
   */
  private static final String SCRIPT =
      """
      trap '' INT HUP
      before=$1 new=$2 cache=$3 jars=$4 fits=yes; shift 4
      while [ -n "$before" ] && kill -0 "$before" 2>/dev/null; do sleep 1; done
      nice -n 19 "$@" </dev/null >/dev/null 2>&1 || fits=
      if [ -n "$fits" ] && [ -e "$new.then" ]; then
        nice -n 19 "$1" "@$new.then" </dev/null >/dev/null 2>&1 || fits=
      fi
      IFS=:
      for jar in $jars; do
        if [ ! -e "$jar" ] || [ "$jar" -nt "$new.lock" ]; then fits=; fi
      done
      [ -z "$fits" ] || mv -f "$new" "$cache"
      rm -f "$new" "$new.lock" "$new.config" "$new.list" "$new.then"
      """;

  private static final List<Runnable> wanted = new CopyOnWriteArrayList<>();

  /** The process id of the training that this JVM began last. */
  private static String before = "";

  private Training() {}

  /**
   * Remembers what a run would like to have trained. It begins once the demo of a lab's run is
   * through; where a build or an IDE runs the demo, or somebody stops it, nothing is trained.
   */
  public static void afterRun(Runnable training) {
    wanted.add(training);
  }

  /** The demo is through. */
  public static void begin() {
    wanted.forEach(Runnable::run);
  }

  /**
   * Trains the cache of this program where it has none that fits.
   *
   * @param target the folder for the cache, where the launcher looks for it
   * @param main the program's main class
   * @param arguments of a call that loads what most calls need, and ends by itself
   */
  public static void ofThisProgram(Path target, Class<?> main, List<String> arguments) {
    var classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toList();
    var java = new JavaProcess(classPath, JavaProcess.cacheIn(target));
    var options =
        List.of("-XX:TieredStopAtLevel=1", "-Dlab.root=" + System.getProperty("lab.root"));
    var program = new ArrayList<>(List.of(main.getName()));
    program.addAll(arguments);
    inBackground(java, options, program, target);
  }

  /** Whether a JVM has no cache that fits, and may have one. */
  public static boolean isWantedBy(JavaProcess java) {
    return !java.isTrained() && mayTrain(java);
  }

  /** The same of what it shares with others. */
  public static boolean isWantedByAll(JavaProcess java) {
    var shared = java.shared();
    return shared.fits(java.classPath()) && !shared.isTrained() && mayTrain(java);
  }

  private static boolean mayTrain(JavaProcess java) {
    return java.isTrainable() && !"off".equals(System.getenv(SWITCH));
  }

  /**
   * Trains the cache of a JVM where it has none that fits. The process limits its own time.
   *
   * @param program the main class and its arguments, which load what most runs need, and end
   * @param folder where it runs
   */
  public static synchronized void inBackground(
      JavaProcess java, List<String> options, List<String> program, Path folder) {
    var into = newOf(java.cache());
    if (isWantedBy(java) && taken(lockOf(into))) {
      var command = java.training(options, into);
      command.addAll(program);
      begin(into, java.cache(), java.joinedClassPath(), command, folder);
    }
  }

  /** The same for what it shares with others: notes what it loads, and archives what is shared. */
  public static synchronized void ofAllInBackground(
      JavaProcess java, List<String> options, List<String> program, Path folder) {
    var shared = java.shared();
    var into = newOf(shared.archive());
    if (isWantedByAll(java) && taken(lockOf(into))) {
      var list = Path.of(into + ".list");
      var command = java.listing(options, list);
      command.addAll(program);
      try {
        Files.write(
            Path.of(into + ".then"),
            shared.archiving(list, into).stream().map(JavaProcess::quoted).toList());
        begin(into, shared.archive(), shared.joined(), command, folder);
      } catch (IOException diskFull) {
        // the next run tries again
      }
    }
  }

  private static void begin(Path into, Path cache, String jars, List<String> command, Path folder) {
    var script =
        new ArrayList<>(
            List.of("sh", "-c", SCRIPT, "sh", before, into.toString(), cache.toString(), jars));
    script.addAll(command);
    try {
      var shell =
          new ProcessBuilder(script)
              .directory(folder.toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD);
      shell.environment().put(SWITCH, "off");
      var started = shell.start();
      before = Long.toString(started.pid());
      started.getOutputStream().close();
    } catch (IOException noCache) {
      // the next run is as slow as this one was
    }
  }

  private static Path newOf(Path cache) {
    return Path.of(cache + ".new");
  }

  private static Path lockOf(Path into) {
    return Path.of(into + ".lock");
  }

  private static boolean taken(Path lock) {
    try {
      Files.createDirectories(lock.toAbsolutePath().getParent());
      if (Files.exists(lock)
          && Files.getLastModifiedTime(lock).toInstant().isBefore(Instant.now().minus(LONGEST))) {
        Files.delete(lock);
      }
      Files.createFile(lock);
      return true;
    } catch (IOException busyOrReadOnly) {
      return false;
    }
  }
}
