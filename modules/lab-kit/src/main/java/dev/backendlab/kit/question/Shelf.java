package dev.backendlab.kit.question;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All thirty questions by section, with the modules of those that run.
 *
 * @param root the project's folder
 */
public record Shelf(Path root, List<Entry> entries) {

  private static final Pattern LINE = Pattern.compile("- `(q\\d{2})` (.+)");

  public Shelf {
    entries = List.copyOf(entries);
  }

  /**
   * One question.
   *
   * @param module the folder of its module, where there is one
   * @param text the file to read where there is no module yet
   */
  public record Entry(
      String id, String section, String question, Optional<Path> module, Optional<Path> text) {

    /** Whether there is something to read: a module's README or a text. */
    public boolean isWritten() {
      return module.isPresent() || text.isPresent();
    }

    /**
     * Reads what stands above the README's text, which takes a tenth of the time.
     *
     * @throws BrokenQuestion where that is defective
     * @throws java.util.NoSuchElementException where nothing is written yet
     */
    public Cover cover() {
      return module.map(Cover::in).orElseGet(() -> Cover.text(text.orElseThrow()));
    }

    /**
     * Reads the module's README, or the text that is there until the module comes.
     *
     * @throws BrokenQuestion where that is defective
     * @throws java.util.NoSuchElementException where nothing is written yet
     */
    public Question read() {
      return module.map(Question::in).orElseGet(() -> Question.text(text.orElseThrow()));
    }

    /** The file that is read. */
    public Optional<Path> file() {
      return module.map(folder -> folder.resolve("README.md")).or(() -> text);
    }
  }

  /**
   * Reads {@code docs/questions.md} and looks for the modules.
   *
   * @param root the project's folder
   */
  public static Shelf of(Path root) {
    var list = root.resolve("docs").resolve("questions.md");
    var entries = new ArrayList<Entry>();
    var section = "";
    try {
      var modules = modules(root);
      for (var line : Files.readAllLines(list)) {
        var question = LINE.matcher(line);
        if (line.startsWith("## ")) {
          section = line.substring(3).strip();
        } else if (question.matches()) {
          var id = question.group(1);
          entries.add(entry(root, id, section, question.group(2).strip(), modules));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read".formatted(list), e);
    }
    return new Shelf(root, entries);
  }

  private static Entry entry(
      Path root, String id, String section, String question, List<Path> modules) {
    var module =
        modules.stream()
            .filter(folder -> folder.getFileName().toString().startsWith(id + "-"))
            .findFirst();
    var text = Optional.of(textOf(root, id)).filter(Files::exists);
    return new Entry(id, section, question, module, module.isPresent() ? Optional.empty() : text);
  }

  /** Where the text of a question stands that has no module yet. */
  public static Path textOf(Path root, String id) {
    return root.resolve("docs").resolve("questions").resolve(id + ".md");
  }

  /** The sections in their order. */
  public List<String> sections() {
    return entries.stream().map(Entry::section).distinct().toList();
  }

  /**
   * What a user means by a word: {@code q12}, {@code 12}, {@code q12-jwt}, {@code jwt}, a section
   * (its name or its number, {@code 3} meaning question 3 and {@code section3} the section), or
   * {@code all}.
   *
   * @return empty where nothing has that name
   */
  public List<Entry> find(String word) {
    var wanted = word.strip().toLowerCase(Locale.ROOT);
    if (wanted.equals("all")) {
      return entries;
    }
    for (var entry : entries) {
      if (names(entry).contains(wanted)) {
        return List.of(entry);
      }
    }
    for (int i = 0; i < sections().size(); i++) {
      var section = sections().get(i);
      var number = String.valueOf(i + 1);
      if (List.of(slug(section), section.toLowerCase(Locale.ROOT), "section" + number, "s" + number)
          .contains(wanted)) {
        return entries.stream().filter(entry -> entry.section().equals(section)).toList();
      }
    }
    return List.of();
  }

  /** The name on the shelf that is nearest to this word, for "did you mean". */
  public Optional<String> nearest(String word) {
    return Nearest.to(
        word,
        Stream.concat(
                entries.stream().flatMap(entry -> names(entry).stream()),
                Stream.concat(sections().stream().map(Shelf::slug), Stream.of("all")))
            .toList());
  }

  private static List<String> names(Entry entry) {
    var names = new ArrayList<String>();
    names.add(entry.id());
    names.add(String.valueOf(Integer.parseInt(entry.id().substring(1))));
    entry
        .module()
        .ifPresent(folder -> {
          var name = folder.getFileName().toString();
          names.add(name);
          names.add(name.substring(4));
        });
    return names;
  }

  /** A section as one word: {@code authentication-security}. */
  public static String slug(String section) {
    return section.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  private static List<Path> modules(Path root) throws IOException {
    try (var folders = Files.list(root.resolve("modules"))) {
      return folders.filter(Question::isIn).sorted(Comparator.naturalOrder()).toList();
    }
  }
}
