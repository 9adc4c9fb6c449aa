package dev.backendlab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OutputTest {

  private static final Path FULL = Path.of("/dev/full");

  @Test
  void aFullDiskIsSaidInOneSentence() throws IOException {
    assumeThat(Files.exists(FULL)).isTrue(); // Linux has it
    var err = new ByteArrayOutputStream();
    try (var full = new FileOutputStream(FULL.toFile())) {
      assertThat(run(full, err)).isEqualTo(3);
    }
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "Not all of the output could be written (No space left on device): write it elsewhere.\n");
  }

  @Test
  void aReaderThatHasSeenEnoughIsNoFailure() {
    var err = new ByteArrayOutputStream();
    var head =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            throw new IOException("Broken pipe");
          }
        };

    assertThat(run(head, err)).isZero();
    assertThat(err.toByteArray()).isEmpty();
  }

  private static int run(OutputStream to, ByteArrayOutputStream err) {
    var words = new String[] {"--version"};
    return Lab.run(words, new Output(to), new PrintStream(err, true, StandardCharsets.UTF_8));
  }
}
