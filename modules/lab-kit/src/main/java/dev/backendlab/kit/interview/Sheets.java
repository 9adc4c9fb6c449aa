package dev.backendlab.kit.interview;

import dev.backendlab.kit.file.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The sheets of interviews that are over, each a file of Markdown. */
public record Sheets(Path folder) {

  private static final Pattern ID = Pattern.compile("interview-\\d{8}-\\d{6}-[0-9a-f]{4}");
  private static final int MOST_BYTES = 1 << 20;

  /** Those that a user has, below the folder of what the lab keeps. */
  public static Sheets below(Path state) {
    return new Sheets(state.resolve("interviews"));
  }

  /** Where the sheet of an interview lies. */
  public Path file(String interview) {
    return folder.resolve(interview + ".md");
  }

  /**
   * Keeps a sheet.
   *
   * @throws IOException where the disk is full, or the folder can't be written
   */
  public void keep(String interview, String markdown) throws IOException {
    Files.createDirectories(folder);
    try {
      Files.writeString(file(interview), markdown);
    } catch (IOException halfWritten) {
      Files.deleteIfExists(file(interview));
      throw halfWritten;
    }
  }

  /** The sheet of this interview; empty where there is none, or this is no interview's id. */
  public Optional<String> find(String interview) {
    if (!ID.matcher(interview).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(TextFile.read(file(interview), MOST_BYTES));
    } catch (IOException none) {
      return Optional.empty();
    }
  }
}
