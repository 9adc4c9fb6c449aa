package dev.backendlab.kit.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

/** Pipes where a file should be: who opens one to read waits for somebody who writes. */
public final class Pipes {

  private Pipes() {}

  public static void at(Path file) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("mkfifo", file.toString()).inheritIO().start().waitFor())
        .isZero();
  }
}
