package dev.backendlab.kit.question;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** The words of a picture, line by line; for tests of the faces, and ignorant of the model. */
final class MermaidBlocks {

  private static final String QUOTED = "\"?([^\"]*?)\"?";
  private static final Pattern LABELLED =
      Pattern.compile("\\b(\\w+)(?:\\[\\(%1$s\\)]|\\[%1$s]|\\(%1$s\\))(?=\\s|$)".formatted(QUOTED));
  private static final Pattern NAMED = Pattern.compile("(?:participant|actor) (\\w+)(?: as (.*))?");
  private static final Pattern FLOW =
      Pattern.compile("(\\w+)\\s*(-->|-\\.->)\\s*\\|%s\\|\\s*(\\w+)".formatted(QUOTED));
  private static final Pattern MESSAGE =
      Pattern.compile("(\\w+)\\s*(-?->>)\\s*(\\w+)\\s*:\\s*(.*)");
  private static final Pattern NOTE = Pattern.compile("Note (?:over|left of|right of) ([^:]*):.*");
  private static final Pattern OTHER =
      Pattern.compile(
          "(?:Note [^:]*: *|alt |else |subgraph \\w+\\[\"?|subgraph |box )(.*?)(?:\"?])?");

  private final Map<String, String> names = new HashMap<>();
  private final Set<String> mentioned = new HashSet<>();
  private final BiConsumer<Integer, List<String>> found;

  private MermaidBlocks(BiConsumer<Integer, List<String>> found) {
    this.found = found;
  }

  static void of(String picture, int firstLine, BiConsumer<Integer, List<String>> found) {
    var blocks = new MermaidBlocks(found);
    var lines = picture.lines().map(String::strip).toList();
    lines.forEach(blocks::learn);
    lines.forEach(blocks::mention);
    for (int i = 1; i < lines.size(); i++) {
      blocks.take(lines.get(i), firstLine + i);
    }
  }

  private void learn(String line) {
    var named = NAMED.matcher(line);
    if (named.matches()) {
      names.put(named.group(1), named.group(2) == null ? named.group(1) : named.group(2));
    } else if (!line.startsWith("subgraph")) {
      LABELLED
          .matcher(line)
          .results()
          .forEach(label ->
              names.put(
                  label.group(1),
                  label.group(2) != null
                      ? label.group(2)
                      : label.group(3) != null ? label.group(3) : label.group(4)));
    }
  }

  private void take(String line, int number) {
    var message = MESSAGE.matcher(line);
    var other = OTHER.matcher(line);
    var flow = FLOW.matcher(LABELLED.matcher(line).replaceAll("$1"));
    if (flow.matches()) {
      add(number, arrow(flow.group(1), flow.group(2), flow.group(4), flow.group(3)));
    } else if (other.matches()) {
      add(number, other.group(1));
    } else if (message.matches()) {
      add(number, arrow(message.group(1), message.group(2), message.group(3), message.group(4)));
    } else if (!line.isEmpty() && !line.equals("end")) {
      declared(line.replaceFirst("^(participant|actor) ", "").replaceAll("\\W.*", ""), number);
    }
  }

  /** A participant with arrows or notes is named by those. */
  private void declared(String id, int number) {
    if (!mentioned.contains(id)) {
      add(number, name(id));
    }
  }

  private void mention(String line) {
    var flow = FLOW.matcher(LABELLED.matcher(line).replaceAll("$1"));
    var message = MESSAGE.matcher(line);
    var note = NOTE.matcher(line);
    if (flow.matches()) {
      mentioned.addAll(List.of(flow.group(1), flow.group(4)));
    } else if (note.matches()) {
      mentioned.addAll(List.of(note.group(1).split(", *")));
    } else if (message.matches()) {
      mentioned.addAll(List.of(message.group(1), message.group(3)));
    }
  }

  private String arrow(String from, String sign, String to, String label) {
    boolean dashed = sign.startsWith("--") ? sign.equals("-->>") : sign.equals("-.->");
    return name(from) + (dashed ? "⇢" : "→") + name(to) + ":" + label;
  }

  private String name(String id) {
    return names.getOrDefault(id, id);
  }

  private void add(int line, String text) {
    found.accept(line, List.of(text));
  }
}
