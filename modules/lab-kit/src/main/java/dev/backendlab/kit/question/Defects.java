package dev.backendlab.kit.question;

import dev.backendlab.kit.file.TextFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The defects that were found in a file so far. */
final class Defects {

  private final Path file;
  private final List<Defect> found = new ArrayList<>();

  Defects(Path file) {
    this.file = file;
  }

  void add(int line, String problem, String remedy) {
    add(file, line, problem, remedy);
  }

  /** That this file is no text. */
  void add(TextFile.NoText unreadable) {
    add(unreadable.line(), unreadable.problem(), unreadable.remedy());
  }

  /** One of another file. */
  void add(Path where, int line, String problem, String remedy) {
    found.add(new Defect(where, line, problem, remedy));
  }

  /** In the order of their lines. */
  List<Defect> all() {
    return found.stream()
        .sorted(Comparator.comparing(Defect::file).thenComparingInt(Defect::line))
        .toList();
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** To be thrown: nothing can be made of this file. */
  BrokenQuestion refusal() {
    return new BrokenQuestion(all());
  }
}
