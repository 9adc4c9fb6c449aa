package dev.backendlab.kit.walk;

import dev.backendlab.kit.file.TextFile;
import dev.backendlab.kit.question.Defect;
import dev.backendlab.kit.question.Level;
import dev.backendlab.kit.question.Nearest;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A walk's file, read line by line; all that is not in its form becomes a defect. */
final class WalkFile {

  private static final int MOST_BYTES = 64 << 10;
  private static final int FEWEST_MINUTES = 10;
  private static final int MOST_MINUTES = 240;
  private static final List<String> KEYS = List.of("id", "title", "minutes", "level");
  private static final Pattern KEY = Pattern.compile("([\\w-]+):\\s*(.*)");

  private final Path file;
  private final StepHeadings headings;
  private final List<Defect> defects = new ArrayList<>();
  private final Map<String, Key> keys = new HashMap<>();
  private final Map<String, Integer> begun = new HashMap<>();

  private record Key(String value, int line) {}

  private WalkFile(Path file, Destinations destinations) {
    this.file = file;
    this.headings = new StepHeadings(destinations, this::defect);
  }

  /**
   * What was read.
   *
   * @param walk empty where there are defects
   */
  record Result(Optional<Walk> walk, List<Defect> defects) {}

  static Result read(Path file, Destinations destinations) {
    var reading = new WalkFile(file, destinations);
    try {
      var walk = reading.walk(TextFile.read(file, MOST_BYTES).lines().toList());
      if (reading.defects.isEmpty()) {
        return new Result(Optional.of(walk), List.of());
      }
    } catch (NoSuchFileException gone) {
      reading.defect(1, "there is no such file", "Write it");
    } catch (TextFile.NoText unreadable) {
      reading.defect(unreadable.line(), unreadable.problem(), unreadable.remedy());
    }
    return new Result(Optional.empty(), reading.defects);
  }

  private void defect(int line, String problem, String remedy) {
    defects.add(new Defect(file, line, problem, remedy));
  }

  private Walk walk(List<String> lines) {
    int head = frontMatter(lines);
    var parts = Parts.of(lines, head);
    var title = value("title");
    check(parts, title);
    var steps = new ArrayList<Step>();
    for (var part : parts.steps()) {
      headings.step(part.heading(), sentence(part), part.line()).ifPresent(steps::add);
    }
    for (var step : steps) {
      var first = begun.putIfAbsent(step.key(), step.line());
      if (first != null) {
        defect(
            step.line(),
            "the step '%s' is there twice".formatted(step.key()),
            "Join it with the one on line " + first);
      }
    }
    return new Walk(file, id(), title, minutes(), level(), parts.introduction(), steps);
  }

  /** Reads the keys; the number of lines that they take. */
  private int frontMatter(List<String> lines) {
    if (lines.isEmpty() || !lines.getFirst().strip().equals("---")) {
      defect(1, "no front matter", "Begin the file with --- and the keys " + known());
      return 0;
    }
    for (int i = 1; i < lines.size(); i++) {
      var line = lines.get(i).strip();
      if (line.equals("---")) {
        return i + 1;
      }
      key(line, i + 1);
    }
    defect(1, "the front matter does not end", "End it with a line ---");
    return lines.size();
  }

  private void key(String line, int number) {
    var key = KEY.matcher(line);
    if (line.isEmpty()) {
      return;
    }
    if (!key.matches()) {
      defect(number, "'%s' is no key".formatted(line), "Write 'key: value'");
    } else if (!KEYS.contains(key.group(1))) {
      defect(
          number,
          "unknown key '%s'".formatted(key.group(1)),
          Nearest.to(key.group(1), KEYS)
              .map(near -> "Did you mean '%s'? Use only %s".formatted(near, known()))
              .orElse("Use only " + known()));
    } else if (keys.putIfAbsent(key.group(1), new Key(key.group(2), number)) != null) {
      defect(number, "the key '%s' is there twice".formatted(key.group(1)), "Keep one");
    }
  }

  private static String known() {
    return String.join(", ", KEYS);
  }

  private String value(String key) {
    var found = keys.get(key);
    if (found == null || found.value().isBlank()) {
      defect(line(key), "the front matter has no " + key, "Add a line '%s: …'".formatted(key));
      return "";
    }
    return found.value();
  }

  private int line(String key) {
    return Optional.ofNullable(keys.get(key)).map(Key::line).orElse(1);
  }

  private String id() {
    var id = value("id");
    if (!id.isEmpty() && !id.equals(Walk.idOf(file))) {
      defect(
          line("id"),
          "the id %s is not that of the file %s".formatted(id, file.getFileName()),
          "Make them agree");
    } else if (!id.matches("[a-z][a-z0-9-]*|")) {
      defect(line("id"), "'%s' is no id".formatted(id), "Write small letters, digits and -");
    }
    return id;
  }

  private int minutes() {
    var minutes = value("minutes");
    int number = minutes.matches("\\d{1,3}") ? Integer.parseInt(minutes) : 0;
    if (!minutes.isEmpty() && (number < FEWEST_MINUTES || number > MOST_MINUTES)) {
      defect(
          line("minutes"),
          "'%s' is no number of minutes for a walk".formatted(minutes),
          "Write how many it takes, from %d to %d".formatted(FEWEST_MINUTES, MOST_MINUTES));
    }
    return number;
  }

  private Level level() {
    var level = value("level");
    var known = Arrays.stream(Level.values()).map(Walk::word).toList();
    if (!level.isEmpty() && !known.contains(level)) {
      defect(
          line("level"),
          "there is no level '%s'".formatted(level),
          Nearest.to(level, known)
              .map(near -> "Did you mean %s? ".formatted(near))
              .orElse("")
              .concat("Write one of " + String.join(", ", known)));
    }
    return Level.values()[Math.max(0, known.indexOf(level))];
  }

  private void check(Parts parts, String title) {
    if (!parts.title().equals(title)) {
      defect(parts.titleLine(), "the title is not that above", "Write '# %s'".formatted(title));
    }
    if (parts.introduction().isBlank()) {
      defect(parts.titleLine(), "no introduction", "Say below the title what this walk is about");
    }
    if (parts.steps().isEmpty()) {
      defect(parts.titleLine(), "no steps", "Write '## q12: claim' and a sentence below it");
    }
  }

  private String sentence(Parts.Part part) {
    var text = part.text();
    var sentences = Sentences.in(text);
    if (text.isBlank()) {
      defect(part.line(), "no sentence leads to this step", "Write one below its heading");
    } else if (sentences > 1) {
      defect(
          part.line(),
          "%d sentences lead to this step".formatted(sentences),
          "Make one of them: the story goes on with the step itself");
    } else if (!Sentences.isWhole(text)) {
      defect(part.line(), "the sentence has no end", "End it with a full stop or a question mark");
    }
    return text;
  }
}
