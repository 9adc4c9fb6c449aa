package dev.backendlab.kit.practice;

import dev.backendlab.kit.file.TextFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.regex.Pattern;

/** Takes what was practised elsewhere, brings it from there, and sets it aside; loses no line. */
public record PracticeCopies(Practice practice) {

  /** Also of a later version, and of a type that is not known here. */
  private static final Pattern LINE =
      Pattern.compile("\\{\\s*\"v\"\\s*:\\s*\\d{1,9}\\s*,.*\"type\"\\s*:\\s*\"[a-z-]+\".*}");

  /** In place of bytes that are no UTF-8. */
  private static final char UNREADABLE = '\uFFFD';

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

  /**
   * What came of an import.
   *
   * @param added lines that were not there
   * @param known lines that were there already
   * @param damaged lines that are none of a practice file, and were left where they are
   */
  public record Import(int added, int known, int damaged) {}

  /** Not what it is said to be; the message is a sentence without its full stop. */
  public static final class NoPractice extends IOException {

    private static final long serialVersionUID = 1;

    NoPractice(String message) {
      super(message);
    }
  }

  /**
   * Copies the file there.
   *
   * @throws NoPractice where nothing is kept yet, or something has that name
   * @throws IOException where it can't be written
   */
  public void exportTo(Path copy) throws IOException {
    mustBeAFile();
    if (!Files.exists(practice.file())) {
      throw new NoPractice("Nothing is kept yet, so there is nothing to export");
    }
    try {
      Files.copy(practice.file(), copy);
    } catch (FileAlreadyExistsException taken) {
      throw new NoPractice("There is something at %s already: name another file".formatted(copy));
    } catch (NoSuchFileException noFolder) {
      throw new NoPractice("There is no folder for %s".formatted(copy));
    } catch (IOException halfWritten) {
      Files.deleteIfExists(copy);
      throw halfWritten;
    }
  }

  private void mustBeAFile() throws NoPractice {
    if (Files.exists(practice.file()) && !Files.isRegularFile(practice.file())) {
      throw new NoPractice("%s is no file, so nothing is kept in it".formatted(practice.file()));
    }
  }

  /**
   * Adds the lines of such a file that are not here yet.
   *
   * @throws NoPractice where it is no such file
   * @throws IOException where they can't be written
   */
  public Import importFrom(Path copy) throws IOException {
    mustBeAFile();
    var lines = new LinkedHashSet<String>();
    int damaged = 0;
    for (var line : text(copy).lines().toList()) {
      if (LINE.matcher(line).matches() && line.indexOf(UNREADABLE) < 0) {
        lines.add(line);
      } else if (!line.isBlank()) {
        damaged++;
      }
    }
    if (lines.isEmpty()) {
      throw new NoPractice(
          "%s is no practice file: no line of it is one of theirs".formatted(copy));
    }
    int all = lines.size();
    new LineFile(practice.file()).forEach(lines::remove);
    new LineFile(practice.file()).append(lines);
    return new Import(lines.size(), all - lines.size(), damaged);
  }

  /** What is no UTF-8 damages its line, and no other. */
  private static String text(Path copy) throws IOException {
    try (var in = TextFile.open(copy)) {
      var bytes = in.readNBytes(LineFile.MOST_BYTES + 1);
      if (bytes.length > LineFile.MOST_BYTES) {
        throw new NoPractice("%s is no practice file: it is larger than 16 MB".formatted(copy));
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (NoSuchFileException missing) {
      throw new NoPractice("There is no file %s".formatted(copy));
    } catch (TextFile.NoText other) {
      throw new NoPractice("%s is no practice file: %s".formatted(copy, other.getMessage()));
    } catch (AccessDeniedException forbidden) {
      throw new NoPractice("You may not read %s".formatted(copy));
    }
  }

  /**
   * Moves the file out of the way.
   *
   * @return where it is now
   * @throws NoPractice where nothing is kept yet
   * @throws IOException where it can't be moved
   */
  public Path setAside() throws IOException {
    if (!Files.exists(practice.file())) {
      throw new NoPractice("Nothing is kept yet, so there is nothing to reset");
    }
    var stamp = LocalDateTime.now(ZoneId.systemDefault()).format(STAMP);
    for (int i = 1; ; i++) {
      var name = "practice-%s%s.jsonl".formatted(stamp, i == 1 ? "" : "-" + i);
      var aside = practice.file().resolveSibling(name);
      if (Files.notExists(aside)) {
        return Files.move(practice.file(), aside, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }
}
