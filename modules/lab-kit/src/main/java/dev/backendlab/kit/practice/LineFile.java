package dev.backendlab.kit.practice;

import dev.backendlab.kit.file.TextFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A file to which whole lines are added, and from which none is ever taken. */
record LineFile(Path file) {

  /** Some 40,000 guesses; of a longer file, the end is read. */
  static final int MOST_BYTES = 16 << 20;

  /**
   * Adds lines by one write at the file's end, so processes that do this at once don't mix theirs;
   * after a line that was cut off they begin a new one.
   *
   * @throws IOException where the disk is full, or the file can't be written
   */
  void append(Collection<String> lines) throws IOException {
    if (lines.isEmpty()) {
      return;
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException(file + " is no file");
    }
    var text = (isCutOff() ? "\n" : "") + String.join("\n", lines) + "\n";
    var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    try (var end =
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND), forTheUserOnly())) {
      end.write(bytes);
    }
    if (bytes.hasRemaining()) {
      throw new IOException("no room for all of it");
    }
  }

  static FileAttribute<?>[] forTheUserOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /** Whether the last line has no end: its writer was killed, or had no room. */
  private boolean isCutOff() throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      var last = ByteBuffer.allocate(1);
      return channel.size() > 0
          && channel.read(last, channel.size() - 1) == 1
          && last.get(0) != '\n';
    }
  }

  /** Its lines, or the last of very many; none where it can't be read. */
  List<String> lines() {
    return text().lines().toList();
  }

  /** Read at once: the shelf waits for it. */
  String text() {
    if (!Files.exists(file)) {
      return "";
    }
    try (var in = TextFile.open(file)) {
      in.skipNBytes(Math.max(0, Files.size(file) - MOST_BYTES));
      return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      return ""; // nobody's run may fail by it
    }
  }

  /**
   * Takes every line, however many there are.
   *
   * @throws IOException where it can't be read
   */
  void forEach(Consumer<String> line) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    try (var in = TextFile.open(file);
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (var each = reader.readLine(); each != null; each = reader.readLine()) {
        line.accept(each);
      }
    }
  }
}
