package dev.backendlab.kit.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The caches of loaded classes that questions have beside their jars, and the one that they share,
 * about 100 MiB each. As many as the budget allows stay, those that were used last.
 *
 * @param root the project's folder
 * @param shared the folder of what they share
 * @param budget for all of them together, in bytes
 */
record TrainedCaches(Path root, Path shared, long budget) {

  /** What all share, and three of their own: with those of the two faces less than 600 MB. */
  static final long USUAL_BUDGET = 450L << 20;

  private static final String NAME = "(lab|classes)-\\d+(-\\w+)?\\.(aot|jsa)";

  /** A cache that is not trained yet; it will be as large as most. */
  private static final long EXPECTED = 110L << 20;

  /**
   * For so long after its use a cache stays whatever comes. A run has ended by then, and a call
   * that runs all thirty questions does not throw away for the last ones what it used for the
   * first.
   */
  private static final Duration IN_USE = Duration.ofHours(1);

  private record Cache(Path file, long bytes, Instant lastUse) {}

  /**
   * Notes that a run begins with this cache. In a file beside it, because the time of the cache
   * itself says of which jars it was made.
   */
  static void use(Path cache) {
    var note = noteOf(cache);
    try {
      if (Files.notExists(note)) {
        Files.createFile(note);
      }
      Files.setLastModifiedTime(note, FileTime.from(Instant.now()));
    } catch (IOException readOnly) {
      // then its age counts
    }
  }

  /**
   * Removes those that were not used for longest, until the others fit into the budget together
   * with one that is to be trained.
   *
   * @param wanted the place of that one
   * @return false where there is no room for it, because all others are in use
   */
  boolean makeRoomFor(Path wanted) {
    long left = budget - EXPECTED;
    var longAgo = Instant.now().minus(IN_USE);
    for (var cache : latestFirst()) {
      if (cache.file().equals(wanted)) {
        continue;
      }
      if (left >= cache.bytes() || cache.lastUse().isAfter(longAgo)) {
        left -= cache.bytes();
      } else {
        remove(cache.file());
      }
    }
    return left >= 0;
  }

  private List<Cache> latestFirst() {
    try (var modules = Files.list(root.resolve("modules"))) {
      var ofQuestions =
          modules
              .filter(module -> module.getFileName().toString().matches("q\\d{2}-.*"))
              .map(module -> module.resolve("target"));
      return Stream.concat(ofQuestions, Stream.of(shared))
          .flatMap(TrainedCaches::cachesIn)
          .sorted(Comparator.comparing(Cache::lastUse).reversed())
          .toList();
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  /** One for each JDK; those in training are there by their locks. */
  private static Stream<Cache> cachesIn(Path folder) {
    try (var files = Files.list(folder)) {
      var caches = new ArrayList<Cache>();
      for (var file : files.toList()) {
        var name = file.getFileName().toString();
        if (name.matches(NAME)) {
          caches.add(new Cache(file, Files.size(file), lastUse(file)));
        } else if (name.matches(NAME + "\\.new\\.lock")) {
          var cache = file.resolveSibling(name.replace(".new.lock", ""));
          if (Files.notExists(cache)) {
            caches.add(new Cache(cache, EXPECTED, timeOf(file)));
          }
        }
      }
      return caches.stream();
    } catch (IOException notBuiltOrVanished) {
      return Stream.of();
    }
  }

  private static Instant lastUse(Path cache) throws IOException {
    var note = noteOf(cache);
    return timeOf(Files.exists(note) ? note : cache);
  }

  private static Instant timeOf(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toInstant();
  }

  static void remove(Path cache) {
    try {
      Files.deleteIfExists(cache);
      Files.deleteIfExists(noteOf(cache));
    } catch (IOException stays) {
      // the next training tries again
    }
  }

  private static Path noteOf(Path cache) {
    return Path.of(cache + ".used");
  }
}
