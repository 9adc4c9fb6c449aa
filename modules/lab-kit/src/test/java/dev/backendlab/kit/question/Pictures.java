package dev.backendlab.kit.question;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** Pictures for tests, from their text. */
public final class Pictures {

  private Pictures() {}

  /** The picture of this text, which must be whole. */
  public static Picture of(String mermaid) {
    try {
      var module =
          Files.createDirectory(Files.createTempDirectory("pictures").resolve("q98-fixture"));
      Files.writeString(
          module.resolve("README.md"),
          ReadmeFixture.GOOD.replaceAll(
              "(?s)```mermaid\n.*?```", "```mermaid\n" + mermaid + "```"));
      return Question.in(module).picture();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
