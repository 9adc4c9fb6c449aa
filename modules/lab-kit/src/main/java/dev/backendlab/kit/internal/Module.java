package dev.backendlab.kit.internal;

import dev.backendlab.kit.question.Question;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** Finds the question module that a demo class was built in, whoever runs it from wherever. */
final class Module {

  private Module() {}

  static Question of(Class<?> demo) {
    try {
      var built = Path.of(demo.getProtectionDomain().getCodeSource().getLocation().toURI());
      for (var folder = built; folder != null; folder = folder.getParent()) {
        if (folder.getFileName() != null && Question.isIn(folder)) {
          return Question.in(folder);
        }
      }
      throw new IllegalStateException(
          "%s was not built in a question module (modules/qNN-name): %s"
              .formatted(demo.getName(), built));
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
