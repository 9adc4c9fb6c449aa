package dev.backendlab.kit.question;

import dev.backendlab.kit.question.Question.ClaimSentence;
import dev.backendlab.kit.question.Question.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.commonmark.ext.front.matter.YamlFrontMatterExtension;
import org.commonmark.ext.front.matter.YamlFrontMatterVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Reads a module's README.md, and collects what is wrong with it on the way. */
final class Readme {

  private static final Set<String> KEYS =
      Set.of("id", "question", "section", "services", "claims", "start");
  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(YamlFrontMatterExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .build();

  private final Path file;
  private final List<String> lines;
  private final Node document;
  private final Map<String, List<String>> frontMatter;
  private final List<Defect> defects = new ArrayList<>();

  private Readme(Path file, String text) {
    this.file = file;
    this.lines = text.lines().toList();
    this.document = PARSER.parse(text);
    var visitor = new YamlFrontMatterVisitor();
    document.accept(visitor);
    this.frontMatter = visitor.getData();
  }

  static Question read(Path file) {
    try {
      return new Readme(file, Files.readString(file)).question();
    } catch (NoSuchFileException missing) {
      throw new BrokenQuestion(
          List.of(
              new Defect(
                  file, 1, "the module has no README.md", "Write one: docs/adding-a-question.md")));
    } catch (IOException unreadable) {
      throw new BrokenQuestion(
          List.of(
              new Defect(
                  file, 1, "cannot be read: " + unreadable, "Make it a readable UTF-8 file")));
    }
  }

  private Question question() {
    if (frontMatter.isEmpty()) {
      defect(
          1,
          "no front matter",
          "Begin the file with --- and the keys id, question, section, services, claims");
      throw new BrokenQuestion(defects);
    }
    for (var key : frontMatter.keySet()) {
      if (!KEYS.contains(key)) {
        defect(lineOf(key + ":"), "unknown key '" + key + "'", "Use only " + sorted(KEYS));
      }
    }
    var id = single("id");
    if (!id.matches("q\\d{2}")) {
      defect(lineOf("id:"), "'" + id + "' is no question id", "Write q and two digits, as in q12");
    } else if (!folder().getFileName().toString().startsWith(id + "-")) {
      defect(
          lineOf("id:"),
          "the id %s is not that of the folder %s".formatted(id, folder().getFileName()),
          "Make them agree");
    }
    var question =
        new Question(
            folder(),
            id,
            single("question"),
            single("section"),
            frontMatter.getOrDefault("services", List.of()),
            claims(),
            pairs("start"),
            sections());
    if (!defects.isEmpty()) {
      throw new BrokenQuestion(defects);
    }
    return question;
  }

  private Path folder() {
    return Objects.requireNonNull(file.toAbsolutePath().getParent());
  }

  private String single(String key) {
    var values = frontMatter.getOrDefault(key, List.of());
    if (values.size() != 1 || values.getFirst().isBlank()) {
      defect(1, "the front matter has no " + key, "Add a line '" + key + ": …'");
      return "";
    }
    return values.getFirst();
  }

  private List<ClaimSentence> claims() {
    if (frontMatter.getOrDefault("claims", List.of()).isEmpty()) {
      defect(
          1, "the front matter has no claims", "Add 'claims:' and a line '  - id: Sentence.' each");
    }
    var claims = new ArrayList<ClaimSentence>();
    var seen = new HashSet<String>();
    for (var entry : frontMatter.getOrDefault("claims", List.of())) {
      var parts = entry.split(":\\s+", 2);
      var id = parts[0].strip().replaceAll(":$", "");
      int line = lineOf("- " + id);
      if (!id.matches("[a-z][a-z0-9-]*")) {
        defect(line, "'" + id + "' is no claim id", "Use lower-case letters, digits and hyphens");
      }
      if (parts.length < 2 || parts[1].isBlank()) {
        defect(line, "the claim '" + id + "' has no sentence", "Write '- " + id + ": Sentence.'");
      }
      if (!seen.add(id)) {
        defect(
            lastLineOf("- " + id), "the claim '" + id + "' is there twice", "Rename or remove one");
      }
      claims.add(new ClaimSentence(id, parts.length < 2 ? "" : parts[1].strip()));
    }
    return claims;
  }

  private Map<String, String> pairs(String key) {
    var pairs = new LinkedHashMap<String, String>();
    for (var entry : frontMatter.getOrDefault(key, List.of())) {
      var parts = entry.split(":\\s+", 2);
      if (parts.length < 2) {
        defect(
            lineOf("- " + entry), "'" + entry + "' names no class", "Write '- NAME: main.Class'");
      } else {
        pairs.put(parts[0].strip(), parts[1].strip());
      }
    }
    return pairs;
  }

  private List<Section> sections() {
    var starts = new ArrayList<Map.Entry<String, Integer>>();
    for (var node = document.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading heading && heading.getLevel() == 2) {
        starts.add(Map.entry(textOf(heading), heading.getSourceSpans().getFirst().getLineIndex()));
      }
    }
    var sections = new ArrayList<Section>();
    for (int i = 0; i < starts.size(); i++) {
      int from = starts.get(i).getValue();
      int to = i + 1 < starts.size() ? starts.get(i + 1).getValue() : lines.size();
      var markdown = String.join("\n", lines.subList(from + 1, to)).strip();
      sections.add(new Section(starts.get(i).getKey(), markdown, from + 1));
    }
    var headings = sections.stream().map(Section::heading).toList();
    if (!headings.equals(Question.HEADINGS)) {
      int line = sections.isEmpty() ? lines.size() : firstDifference(sections).line();
      defect(
          Math.max(line, 1),
          "the headings are " + headings,
          "Every README has these, in this order: " + Question.HEADINGS);
    }
    return sections;
  }

  private static Section firstDifference(List<Section> sections) {
    for (int i = 0; i < sections.size() && i < Question.HEADINGS.size(); i++) {
      if (!sections.get(i).heading().equals(Question.HEADINGS.get(i))) {
        return sections.get(i);
      }
    }
    return sections.getLast();
  }

  private static String textOf(Node node) {
    var text = new StringBuilder();
    for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
      text.append(child instanceof Text plain ? plain.getLiteral() : textOf(child));
    }
    return text.toString();
  }

  private int lineOf(String start) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().startsWith(start)) {
        return i + 1;
      }
    }
    return 1;
  }

  private int lastLineOf(String start) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (lines.get(i).strip().startsWith(start)) {
        return i + 1;
      }
    }
    return 1;
  }

  private void defect(int line, String problem, String remedy) {
    defects.add(new Defect(file, line, problem, remedy));
  }

  private static String sorted(Set<String> keys) {
    return String.join(", ", keys.stream().sorted().toList());
  }
}
