package dev.backendlab.kit.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;

/**
 * Reads a text that somebody else wrote. A pipe in its place would be waited for, a device never
 * ends, and one huge file would take the memory of all others: so what is no file, or too large, is
 * not begun.
 */
public final class TextFile {

  private TextFile() {}

  /** A file that can't be read as a text: where, why, and what to do about it. */
  public static final class NoText extends IOException {

    private static final long serialVersionUID = 1;

    private final int line;
    private final String problem;
    private final String remedy;

    NoText(int line, String problem, String remedy) {
      super(problem);
      this.line = line;
      this.problem = problem;
      this.remedy = remedy;
    }

    /** From 1; also 1 where it is about the whole file. */
    public int line() {
      return line;
    }

    /** Without a full stop, as is the remedy. */
    public String problem() {
      return problem;
    }

    public String remedy() {
      return remedy;
    }
  }

  /**
   * Reads it whole.
   *
   * @param most how many bytes it may have
   * @throws NoSuchFileException where there is none
   * @throws NoText where it is no text of this size in UTF-8
   */
  public static String read(Path file, int most) throws NoSuchFileException, NoText {
    var bytes = bytes(file, most);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException foreign) {
      throw notInUtf8(bytes);
    }
  }

  private static byte[] bytes(Path file, int most) throws NoSuchFileException, NoText {
    try (var in = open(file)) {
      // its size is not asked for: a file may grow, and those of /proc have none
      var bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new NoText(1, "the file is larger than " + size(most), "Divide it, or cut it short");
      }
      return bytes;
    } catch (NoSuchFileException | NoText known) {
      throw known;
    } catch (AccessDeniedException forbidden) {
      throw new NoText(1, "the file may not be read", "Give yourself the right to read it");
    } catch (IOException unreadable) {
      throw new NoText(
          1, "the file can't be read: " + unreadable.getMessage(), "Make it a readable file");
    }
  }

  /**
   * Opens a file to read it line by line; what is no file is not opened.
   *
   * @throws NoText where something else has its name
   */
  public static InputStream open(Path file) throws IOException {
    var attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      throw new NoText(
          1,
          attributes.isDirectory()
              ? "there is a folder where the file should be"
              : "there is a pipe or a device where the file should be",
          "Put a file in its place");
    }
    return Files.newInputStream(file);
  }

  private static NoText notInUtf8(byte[] bytes) {
    var rest = ByteBuffer.wrap(bytes);
    var decoder = StandardCharsets.UTF_8.newDecoder();
    decoder.decode(rest, java.nio.CharBuffer.allocate(bytes.length), true);
    int line = 1;
    for (int i = 0; i < rest.position(); i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return new NoText(
        line,
        String.format(Locale.ROOT, "the byte %02X is not UTF-8", bytes[rest.position()]),
        "Save the file as UTF-8");
  }

  private static String size(int bytes) {
    return bytes >> 20 > 0 ? (bytes >> 20) + " MB" : (bytes >> 10) + " KB";
  }
}
