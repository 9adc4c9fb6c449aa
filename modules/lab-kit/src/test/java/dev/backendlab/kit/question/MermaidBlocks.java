package dev.backendlab.kit.question;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a picture says, line by line; written for tests of the faces, and ignorant of the model. */
final class MermaidBlocks {

  private static final String QUOTED = "\"?([^\"]*?)\"?";
  private static final Pattern LABELLED =
      Pattern.compile("\\b(\\w+)(?:\\[\\(%1$s\\)]|\\[%1$s]|\\(%1$s\\))(?=\\s|$)".formatted(QUOTED));
  private static final Pattern NAMED = Pattern.compile("(?:participant|actor) (\\w+)(?: as (.*))?");
  private static final Pattern FLOW =
      Pattern.compile("(\\w+)\\s*(-->|-\\.->)\\s*\\|%s\\|\\s*(\\w+)".formatted(QUOTED));
  private static final Pattern MESSAGE =
      Pattern.compile("(\\w+)\\s*(-?->>)\\s*(\\w+)\\s*:\\s*(.*)");
  private static final Pattern OTHER =
      Pattern.compile("(?:Note [^:]*: *|alt |else |subgraph \\w+\\[\"?|subgraph )(.*?)(?:\"?])?");

  private final Map<String, String> names = new HashMap<>();
  private final List<ReadmeBlock> found = new ArrayList<>();

  private MermaidBlocks() {}

  static List<ReadmeBlock> of(String picture, int firstLine) {
    var blocks = new MermaidBlocks();
    var lines = picture.lines().map(String::strip).toList();
    lines.forEach(blocks::learn);
    for (int i = 1; i < lines.size(); i++) {
      blocks.take(lines.get(i), firstLine + i);
    }
    return blocks.found;
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
      add(number, name(line.replaceFirst("^(participant|actor) ", "").replaceAll("\\W.*", "")));
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
    found.add(new ReadmeBlock(line, List.of(text)));
  }
}
