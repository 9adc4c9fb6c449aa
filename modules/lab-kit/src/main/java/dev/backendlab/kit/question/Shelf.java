package dev.backendlab.kit.question;

import dev.backendlab.kit.file.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All thirty questions by section, with the modules of those that run.
 *
 * @param root the project's folder
 * @param defects of the list of questions: then the shelf holds what is written
 */
public record Shelf(Path root, List<Entry> entries, List<Defect> defects) {

  private static final String UNKNOWN = "Sections unknown";
  private static final Pattern LINE = Pattern.compile("- `(q\\d{2})` (.+)");

  public Shelf {
    entries = List.copyOf(entries);
    defects = List.copyOf(defects);
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
    var defects = new Defects(root.resolve("docs").resolve("questions.md"));
    var modules = modules(root);
    var entries = new ArrayList<Entry>();
    var section = "";
    for (var line : lines(root, defects)) {
      var question = LINE.matcher(line);
      if (line.startsWith("## ")) {
        section = line.substring(3).strip();
      } else if (question.matches()) {
        var id = question.group(1);
        entries.add(entry(root, id, section, question.group(2).strip(), modules));
      }
    }
    if (entries.isEmpty()) {
      if (defects.isEmpty()) {
        defects.add(
            1, "the file names no question", "Write '- `q01` Question?' below '## Section'");
      }
      entries.addAll(withoutList(root, modules));
    }
    return new Shelf(root, entries, defects.all());
  }

  private static List<String> lines(Path root, Defects defects) {
    try {
      var list = root.resolve("docs").resolve("questions.md");
      return TextFile.read(list, Bounds.MOST_OF_A_TEXT).lines().toList();
    } catch (NoSuchFileException missing) {
      defects.add(1, "there is no list of questions", "Take it from the project");
    } catch (TextFile.NoText unreadable) {
      defects.add(unreadable);
    }
    return List.of();
  }

  /** The modules and texts that lie there, where no list names them. */
  private static List<Entry> withoutList(Path root, List<Path> modules) {
    var ids = new TreeSet<String>();
    modules.forEach(folder -> ids.add(folder.getFileName().toString().substring(0, 3)));
    textsIn(root).forEach(text -> ids.add(text.getFileName().toString().substring(0, 3)));
    return ids.stream().map(id -> titled(entry(root, id, UNKNOWN, id, modules))).toList();
  }

  /** The same under the title and in the section that it gives itself. */
  private static Entry titled(Entry entry) {
    try {
      var cover = entry.cover();
      return new Entry(entry.id(), cover.section(), cover.question(), entry.module(), entry.text());
    } catch (BrokenQuestion untitled) {
      return entry;
    }
  }

  private static List<Path> textsIn(Path root) {
    try (var files = Files.list(root.resolve("docs").resolve("questions"))) {
      return files.filter(file -> file.getFileName().toString().matches("q\\d{2}\\.md")).toList();
    } catch (IOException none) {
      return List.of();
    }
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

  private static List<Path> modules(Path root) {
    try (var folders = Files.list(root.resolve("modules"))) {
      return folders.filter(Question::isIn).sorted(Comparator.naturalOrder()).toList();
    } catch (IOException none) {
      return List.of();
    }
  }
}
