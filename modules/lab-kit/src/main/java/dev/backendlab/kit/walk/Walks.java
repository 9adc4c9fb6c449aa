package dev.backendlab.kit.walk;

import dev.backendlab.kit.question.BrokenQuestion;
import dev.backendlab.kit.question.Defect;
import dev.backendlab.kit.question.Nearest;
import dev.backendlab.kit.question.Shelf;
import dev.backendlab.kit.question.SourceCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The walks of a project, in the order of their files.
 *
 * @param all those without a defect
 * @param defects of the others
 */
public record Walks(List<Walk> all, List<Defect> defects) {

  public Walks {
    all = List.copyOf(all);
    defects = List.copyOf(defects);
  }

  /** Reads {@code docs/walks}. */
  public static Walks in(Path root) {
    return on(Shelf.of(root));
  }

  /** Reads those through the questions of this shelf. */
  public static Walks on(Shelf shelf) {
    var destinations = new Destinations(shelf);
    var walks = new ArrayList<Walk>();
    var defects = new ArrayList<Defect>();
    for (var file : files(shelf.root())) {
      var result = WalkFile.read(file, destinations);
      result.walk().ifPresent(walks::add);
      defects.addAll(result.defects());
    }
    defects.addAll(twice(walks));
    return new Walks(walks, defects);
  }

  private static List<Path> files(Path root) {
    try (var files = Files.list(root.resolve("docs").resolve("walks"))) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".md"))
          .sorted(Comparator.comparingInt(Walks::number).thenComparing(Path::getFileName))
          .toList();
    } catch (IOException none) {
      return List.of();
    }
  }

  private static int number(Path file) {
    var digits = file.getFileName().toString().replaceFirst("\\D.*", "");
    return digits.isEmpty() || digits.length() > 4 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }

  /** Files that differ in their number only. */
  private static List<Defect> twice(List<Walk> walks) {
    var known = new HashMap<String, Walk>();
    var defects = new ArrayList<Defect>();
    for (var walk : walks) {
      var first = known.putIfAbsent(walk.id(), walk);
      if (first != null) {
        defects.add(
            new Defect(
                walk.file(),
                2,
                "the id %s is there twice".formatted(walk.id()),
                "Rename this file or " + first.file().getFileName()));
      }
    }
    return defects;
  }

  /** All that is wrong with the walks, also what takes a look at the code to see. */
  public static List<Defect> defectsIn(Path root) {
    var shelf = Shelf.of(root);
    var walks = on(shelf);
    return Stream.concat(
            walks.defects().stream(),
            walks.all().stream().flatMap(walk -> withoutTwins(walk, shelf).stream()))
        .toList();
  }

  private static List<Defect> withoutTwins(Walk walk, Shelf shelf) {
    var defects = new ArrayList<Defect>();
    for (var step : walk.steps()) {
      if (step instanceof Step.OfTwin twin) {
        var why = withoutTwin(shelf, twin);
        if (!why.isEmpty()) {
          defects.add(
              new Defect(
                  walk.file(),
                  twin.line(),
                  "'%s' of %s can't be broken: %s".formatted(twin.claim(), twin.question(), why),
                  "Name a claim with a broken twin"));
        }
      }
    }
    return defects;
  }

  private static String withoutTwin(Shelf shelf, Step.OfTwin twin) {
    try {
      return shelf.find(twin.question()).stream()
          .map(entry -> SourceCode.withoutTwin(entry.read(), twin.claim()))
          .findFirst()
          .orElse("");
    } catch (BrokenQuestion defective) {
      return ""; // which it says itself
    }
  }

  /** The walk that a user means: by its id, or by its place in the list, from 1. */
  public Optional<Walk> find(String word) {
    return all.stream()
        .filter(
            walk -> walk.id().equals(word) || String.valueOf(all.indexOf(walk) + 1).equals(word))
        .findFirst();
  }

  /** The id that a mistyped word most likely means. */
  public Optional<String> nearest(String word) {
    return Nearest.to(word, all.stream().map(Walk::id).toList());
  }

  /** What is wrong with the walk of this id; none where there is no such file. */
  public List<Defect> defectsOf(String id) {
    return defects.stream().filter(each -> Walk.idOf(each.file()).equals(id)).toList();
  }
}
