package dev.backendlab.kit.question;

import dev.backendlab.kit.file.TextFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What {@code ./lab new} left to be written: words behind a mark, in text and code alike, so that
 * the same words say in the file and in a finding what belongs there.
 */
public final class Stubs {

  /** As in {@code TO WRITE: the answer aloud, in at most 60 words.} */
  private static final Pattern MARK = Pattern.compile("TO WRITE: ([\\w ,'-]+)");

  private Stubs() {}

  /** Lists those of a module, by file and line. */
  public static List<Defect> in(Path module) {
    var stubs = new ArrayList<Defect>();
    try (var files = Files.walk(module)) {
      files
          .filter(file -> !file.startsWith(module.resolve("target")))
          .filter(Files::isRegularFile)
          .sorted()
          .forEach(file -> add(file, stubs));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return stubs;
  }

  private static void add(Path file, List<Defect> stubs) {
    int number = 0;
    for (var line : text(file).lines().toList()) {
      number++;
      var marks = MARK.matcher(line);
      while (marks.find()) {
        stubs.add(new Defect(file, number, "still a stub", "Write " + marks.group(1).strip()));
      }
    }
  }

  /** Of any file: what is no text has no mark either. */
  private static String text(Path file) {
    try {
      return TextFile.read(file, Bounds.MOST_OF_A_SOURCE);
    } catch (IOException noText) {
      return "";
    }
  }
}
