package dev.backendlab.kit.practice;

import dev.backendlab.kit.file.TextFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What this user has practised: a file to which lines are added, one JSON object each, with its
 * version and its type. What a reader does not know it passes over, so that a damaged line, a newer
 * lab's and another type's cost no other line.
 *
 * @param file {@code practice.jsonl} in the user's state folder; made when needed
 */
public record Practice(Path file) {

  /** Some 40,000 guesses; of a longer file, the end is read. */
  private static final int MOST_BYTES = 16 << 20;

  /**
   * Remembers guesses. They are added by one write at the file's end, so processes that do this at
   * once don't mix their lines; after a line that was cut off they begin a new one.
   *
   * @throws IOException where the disk is full, or the file can't be written
   */
  public void keep(List<Guess> guesses) throws IOException {
    append(guesses.stream().map(Guess::toLine).toList());
  }

  /**
   * Remembers what another part of the lab wants to know again.
   *
   * @throws IOException where the disk is full, or the file can't be written
   */
  public void keepEntries(List<Entry> entries) throws IOException {
    append(entries.stream().map(Entry::toLine).toList());
  }

  /** What was remembered of these types, the oldest first; none where the file can't be read. */
  public List<Entry> entries(Set<String> types) {
    var marks = types.stream().map(type -> "\"type\":\"" + type + "\"").toList();
    return text()
        .lines()
        .filter(line -> marks.stream().anyMatch(line::contains))
        .flatMap(line -> Entry.parse(line).stream())
        .filter(entry -> types.contains(entry.type()))
        .toList();
  }

  private void append(List<String> whole) throws IOException {
    if (whole.isEmpty()) {
      return;
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException(file + " is no file");
    }
    var lines = whole.stream().collect(Collectors.joining("\n", "", "\n"));
    var bytes =
        ByteBuffer.wrap(((isCutOff() ? "\n" : "") + lines).getBytes(StandardCharsets.UTF_8));
    try (var end =
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND), forTheUserOnly())) {
      end.write(bytes);
    }
    if (bytes.hasRemaining()) {
      throw new IOException("no room for all of it");
    }
  }

  private static FileAttribute<?>[] forTheUserOnly() {
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

  /** All that were remembered, the oldest first; none where the file can't be read. */
  public List<Guess> guesses() {
    var guesses = new ArrayList<Guess>();
    text().lines().forEach(line -> Guess.parse(line).ifPresent(guesses::add));
    return guesses;
  }

  /** Read at once: the shelf waits for it. */
  private String text() {
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

  /** How good they are. The shelf waits for this, so of what was guessed often one line is read. */
  public Standings standings() {
    var last = new LinkedHashMap<String, String>();
    text()
        .lines()
        .forEach(line -> {
          var asked = Guess.askedIn(line);
          last.remove(asked);
          last.put(asked, line);
        });
    var guesses = last.values().stream().flatMap(line -> Guess.parse(line).stream()).toList();
    boolean oneIsDamaged = guesses.size() < last.size();
    return Standings.of(oneIsDamaged ? guesses() : guesses);
  }
}
