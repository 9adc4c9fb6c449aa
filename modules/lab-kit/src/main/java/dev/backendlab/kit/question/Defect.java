package dev.backendlab.kit.question;

import java.nio.file.Path;

/** What is wrong with a question module, where, and what to do about it. */
public record Defect(Path file, int line, String problem, String remedy) {

  /** In the form that terminals and IDEs turn into a link: {@code file:line: problem. remedy.} */
  @Override
  public String toString() {
    return "%s:%d: %s. %s.".formatted(file, line, problem, remedy);
  }
}
