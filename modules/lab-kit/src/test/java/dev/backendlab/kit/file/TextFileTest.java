package dev.backendlab.kit.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class TextFileTest {

  @TempDir Path folder;

  @Test
  void readsATextAsItStands() throws IOException {
    var text = "Ünïcode — ✓\r\nand more\n";
    var file = Files.writeString(folder.resolve("a.txt"), text);

    assertThat(TextFile.read(file, 1_024)).isEqualTo(text);
    assertThat(TextFile.read(Files.createSymbolicLink(folder.resolve("link"), file), 1_024))
        .isEqualTo(text);
  }

  @Test
  void aFileOfTheLargestSizeIsReadAndALargerOneIsNot() throws IOException {
    var file = Files.writeString(folder.resolve("a.txt"), "a".repeat(1_024));
    assertThat(TextFile.read(file, 1_024)).hasSize(1_024);

    Files.writeString(file, "a".repeat(1_025));
    assertThat(refused(file).problem()).isEqualTo("the file is larger than 1 KB");
    assertThat(refused(Path.of("/dev/zero")).problem()).contains("a device");
  }

  @Test
  void theLineOfAForeignByteIsNamed() throws IOException {
    var file = folder.resolve("a.txt");
    Files.write(
        file, "one\ntwo\nth\u00e4ree\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));

    var refused = refused(file);

    assertThat(refused.line()).isEqualTo(3);
    assertThat(refused.problem()).isEqualTo("the byte E4 is not UTF-8");
    assertThat(refused.remedy()).isEqualTo("Save the file as UTF-8");
  }

  @Test
  void aSignThatIsCutOffAtTheEndIsNamed() throws IOException {
    var file = Files.write(folder.resolve("a.txt"), new byte[] {'a', '\n', (byte) 0xC3});

    assertThat(refused(file).line()).isEqualTo(2);
  }

  @Test
  void aPipeIsNotWaitedFor() throws Exception {
    Pipes.at(folder.resolve("pipe"));

    assertThat(refused(folder.resolve("pipe")).problem()).contains("a pipe");
    assertThat(refused(folder).problem()).isEqualTo("there is a folder where the file should be");
    assertThatThrownBy(() -> TextFile.read(folder.resolve("none"), 1))
        .isInstanceOf(NoSuchFileException.class);
  }

  private static TextFile.NoText refused(Path file) {
    return catchThrowableOfType(TextFile.NoText.class, () -> TextFile.read(file, 1_024));
  }
}
