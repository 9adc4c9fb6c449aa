package dev.backendlab.kit.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StubsTest {

  @TempDir private Path module;

  @Test
  void namesWhatIsToBeWrittenAndWhere() throws IOException {
    write(
        "README.md", "# A question?\n\n**Junior: TO WRITE: a question?** TO WRITE: its answer.\n");
    write("src/test/java/Demo.java", "stage.check(\"TO WRITE: what holds, and why\", 1).is(2);");

    assertThat(Stubs.in(module))
        .extracting(Defect::toString)
        .containsExactly(
            module.resolve("README.md") + ":3: still a stub. Write a question.",
            module.resolve("README.md") + ":3: still a stub. Write its answer.",
            module.resolve("src/test/java/Demo.java")
                + ":1: still a stub. Write what holds, and why.");
  }

  @Test
  void passesOverWhatWasBuiltAndWhatIsNoText() throws IOException {
    write("target/README.md", "TO WRITE: all of it.");
    Files.write(module.resolve("picture.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, -1});

    assertThat(Stubs.in(module)).isEmpty();
  }

  private void write(String file, String text) throws IOException {
    var path = module.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
