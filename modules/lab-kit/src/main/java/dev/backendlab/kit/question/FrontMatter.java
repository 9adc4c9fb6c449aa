package dev.backendlab.kit.question;

import static dev.backendlab.kit.question.MarkdownFile.children;

import dev.backendlab.kit.question.Question.ClaimSentence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.ext.front.matter.YamlFrontMatterBlock;
import org.commonmark.ext.front.matter.YamlFrontMatterNode;

/** The keys above a README's text. */
final class FrontMatter {

  static final Pattern COLON = Pattern.compile(":\\s+");

  private final Form form;
  private final Defects defects;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private FrontMatter(Form form, Defects defects) {
    this.form = form;
    this.defects = defects;
  }

  private record Entry(int line, List<Value> values) {}

  /** A value of a key, and where it stands. */
  record Value(String text, int line) {}

  /**
   * Reads the block that begins the file.
   *
   * @throws BrokenQuestion where there is none, or no end of it
   */
  static FrontMatter of(MarkdownFile file, Form form, Defects defects) {
    if (!(file.tree().getFirstChild() instanceof YamlFrontMatterBlock block)) {
      defects.add(
          1,
          "no front matter",
          "Begin the file with --- and the keys " + String.join(", ", form.keys()));
      throw defects.refusal();
    }
    int last = MarkdownFile.lastLine(block);
    if (!file.lines().get(last - 1).matches("(---|\\.\\.\\.)\\s*")) {
      defects.add(1, "the front matter does not end", "End it with a line ---");
      throw defects.refusal();
    }
    var frontMatter = new FrontMatter(form, defects);
    var lines = FrontMatterLines.of(file.lines(), last, defects);
    var nodes = children(block).stream().map(YamlFrontMatterNode.class::cast).toList();
    for (int i = 0; i < nodes.size(); i++) {
      frontMatter.add(nodes.get(i), lines.of(i));
    }
    return frontMatter;
  }

  private void add(YamlFrontMatterNode node, FrontMatterLines.Lines lines) {
    var key = node.getKey();
    var values = new ArrayList<Value>();
    for (int i = 0; i < node.getValues().size(); i++) {
      values.add(new Value(node.getValues().get(i).strip(), lines.ofValue(i)));
    }
    if (!form.keys().contains(key)) {
      defects.add(
          lines.key(), "unknown key '" + key + "'", "Use only " + String.join(", ", form.keys()));
    } else if (entries.containsKey(key)) {
      defects.add(
          lines.key(),
          "the key '" + key + "' is there twice",
          "Keep one: the other is on line " + line(key));
    } else {
      entries.put(key, new Entry(lines.key(), values));
    }
  }

  String id(Path file) {
    var id = single("id");
    int line = line("id");
    if (id.isEmpty()) {
      return id;
    }
    if (!id.matches("q\\d{2}")) {
      defects.add(line, "'" + id + "' is no question id", "Write q and two digits, as in q12");
    } else if (!id.equals(form.idBy(file))) {
      defects.add(
          line,
          "the id %s is not that of the %s".formatted(id, form.placeOf(file)),
          "Make them agree");
    }
    return id;
  }

  /** Of this text; to run it is said by its author, in whole minutes. */
  Minutes minutes(String text) {
    return Minutes.of(text, form.hasClaims() ? minutesToRun() : 0);
  }

  private int minutesToRun() {
    var minutes = single("minutes");
    if (minutes.matches("[1-9]|[1-5]\\d")) {
      return Integer.parseInt(minutes);
    }
    if (!minutes.isEmpty()) {
      defects.add(
          line("minutes"),
          "'%s' is no number of minutes".formatted(minutes),
          "Write how many minutes all claims take on two cores, from 1 to 59");
    }
    return 1;
  }

  /** The one value of a key; empty, and a defect, where there is none or more. */
  String single(String key) {
    var values = values(key);
    if (values.size() != 1 || values.getFirst().text().isBlank()) {
      defects.add(
          line(key),
          "the front matter has no " + key,
          "Add a line '" + key + ": …', with one value");
      return "";
    }
    return values.getFirst().text();
  }

  List<String> list(String key) {
    return values(key).stream().map(Value::text).toList();
  }

  /** The line of a key; the first where it is missing. */
  int line(String key) {
    return Optional.ofNullable(entries.get(key)).map(Entry::line).orElse(1);
  }

  private List<Value> values(String key) {
    return Optional.ofNullable(entries.get(key)).map(Entry::values).orElse(List.of());
  }

  List<ClaimSentence> claims() {
    return form.hasClaims() ? ClaimList.of(values("claims"), line("claims"), defects) : List.of();
  }

  /** The claim that a reader breaks first; empty where nothing runs. */
  String toBreak(List<ClaimSentence> claims) {
    var claim = form.hasClaims() ? single("break") : "";
    if (!claim.isEmpty() && claims.stream().noneMatch(each -> each.id().equals(claim))) {
      defects.add(
          line("break"),
          "there is no claim '" + claim + "' to break",
          "Name the claim whose broken twin shows most");
    }
    return claim;
  }

  /** The applications to start: main classes by the name of their shell variable. */
  Map<String, String> start() {
    var start = new LinkedHashMap<String, String>();
    for (var value : values("start")) {
      var parts = COLON.split(value.text(), 2);
      if (parts.length < 2) {
        defects.add(
            value.line(), "'" + value.text() + "' names no class", "Write '- NAME: main.Class'");
      } else if (start.putIfAbsent(parts[0].strip(), parts[1].strip()) != null) {
        defects.add(
            value.line(), "the variable " + parts[0] + " is there twice", "Rename or remove one");
      }
    }
    return start;
  }
}
