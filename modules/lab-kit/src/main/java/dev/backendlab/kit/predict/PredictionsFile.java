package dev.backendlab.kit.predict;

import dev.backendlab.kit.file.TextFile;
import dev.backendlab.kit.question.Defect;
import java.io.StringReader;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.ReaderException;

/** Reads a predictions.yml, and collects what is wrong with it on the way. */
final class PredictionsFile {

  private static final Set<String> KEYS = Set.of("ask", "about", "choices", "unit");

  private static final int MOST_BYTES = 64 << 10;

  private static final int FEWEST_CHOICES = 3;

  private final Path file;
  private final List<Placed> placed = new ArrayList<>();
  private final Map<String, Integer> claims = new LinkedHashMap<>();
  private final List<Defect> defects = new ArrayList<>();

  /** A prediction, with the line where it begins. */
  record Placed(Prediction prediction, int line) {}

  private PredictionsFile(Path file) {
    this.file = file;
  }

  static PredictionsFile read(Path file) {
    var read = new PredictionsFile(file);
    try {
      read.claims(TextFile.read(file, MOST_BYTES));
    } catch (NoSuchFileException none) {
      return read;
    } catch (TextFile.NoText unreadable) {
      read.defect(unreadable.line(), unreadable.problem(), unreadable.remedy());
    }
    return read;
  }

  private void claims(String text) {
    try {
      var root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
      if (root != null) {
        claims(root);
      }
    } catch (MarkedYAMLException malformed) {
      var mark = malformed.getProblemMark();
      defect(
          mark == null ? 1 : mark.getLine() + 1,
          "is no YAML: " + malformed.getProblem(),
          "Quote texts with a colon or a hash");
    } catch (ReaderException sign) {
      int line =
          1 + (int) text.codePoints().limit(sign.getPosition()).filter(c -> c == '\n').count();
      defect(
          line,
          "has the sign U+%04X, which YAML does not allow".formatted(sign.getCodePoint()),
          "Leave it away");
    } catch (YAMLException tooMuch) {
      defect(1, "is no YAML that we read: " + tooMuch.getMessage(), "Write it flatter");
    }
  }

  List<Prediction> predictions() {
    return placed.stream().map(Placed::prediction).toList();
  }

  List<Placed> placed() {
    return placed;
  }

  /** The claims that it names, with the line of each. */
  Map<String, Integer> claims() {
    return claims;
  }

  List<Defect> defects() {
    return defects;
  }

  private void claims(Node root) {
    if (!(root instanceof MappingNode all)) {
      defect(root, "is no list of claims", "Begin with a claim's id and a colon");
      return;
    }
    for (var entry : all.getValue()) {
      var claim = text(entry.getKeyNode());
      if (claims.put(claim, line(entry.getKeyNode())) != null) {
        defect(entry.getKeyNode(), "'" + claim + "' is there twice", "Make the two one");
      }
      if (entry.getValueNode() instanceof SequenceNode several) {
        several.getValue().forEach(each -> prediction(claim, each));
      } else {
        defect(entry.getValueNode(), "'" + claim + "' has no list", "Begin each with '- ask:'");
      }
    }
  }

  private void prediction(String claim, Node node) {
    var keys = keys(node);
    if (!keys.keySet().containsAll(Set.of("ask", "about"))) {
      defect(node, "a prediction needs ask and about", "Add the question and what it is about");
      return;
    }
    var ask = text(keys.get("ask"));
    var about = text(keys.get("about"));
    var choices = keys.get("choices");
    var unit = keys.get("unit");
    if (choices != null && unit != null) {
      defect(node, "a prediction has choices or a unit, not both", "Remove one");
      return;
    }
    Prediction prediction =
        choices != null
            ? new Prediction.WhichOne(claim, ask, about, Lots.draw(ask, options(choices)))
            : unit != null
                ? new Prediction.HowMany(claim, ask, about, text(unit))
                : new Prediction.MoreOrLess(claim, ask, about);
    placed.add(new Placed(prediction, line(node)));
  }

  private Map<String, Node> keys(Node node) {
    var keys = new LinkedHashMap<String, Node>();
    if (node instanceof MappingNode mapping) {
      for (var entry : mapping.getValue()) {
        var key = text(entry.getKeyNode());
        if (!KEYS.contains(key)) {
          defect(
              entry.getKeyNode(),
              "unknown key '" + key + "'",
              "Use only ask, about, choices, unit");
        }
        keys.put(key, entry.getValueNode());
      }
    }
    return keys;
  }

  private List<Prediction.Option> options(Node node) {
    var options = new ArrayList<Prediction.Option>();
    if (node instanceof SequenceNode several) {
      several.getValue().forEach(each -> options.add(option(each)));
    }
    if (options.size() < FEWEST_CHOICES) {
      defect(
          node,
          "%d choices: one of two is guessed by a coin".formatted(options.size()),
          "Write at least three, or ask for a number");
    }
    var values = options.stream().map(each -> each.value().toLowerCase(Locale.ROOT));
    if (values.distinct().count() < options.size()) {
      defect(node, "two choices have one value", "Give each its own");
    }
    options.stream()
        .filter(each -> each.value().matches("[A-Za-z]"))
        .forEach(each ->
            defect(
                node,
                "the choice '%s' is a letter, by which choices are named".formatted(each.value()),
                "Write a longer value"));
    return options;
  }

  private Prediction.Option option(Node node) {
    if (node instanceof MappingNode one && one.getValue().size() == 1) {
      var entry = one.getValue().getFirst();
      return new Prediction.Option(text(entry.getKeyNode()), text(entry.getValueNode()));
    }
    return new Prediction.Option(text(node), text(node));
  }

  /** The text as it is written: 401, yes and none stay what they look like. */
  private String text(@org.jspecify.annotations.Nullable Node node) {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue().strip();
    }
    if (node != null) {
      defect(node, "a text is missing here", "Write one, in quotes where it has a colon");
    }
    return "";
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  private void defect(Node node, String problem, String remedy) {
    defect(line(node), problem, remedy);
  }

  private void defect(int line, String problem, String remedy) {
    defects.add(new Defect(file, line, problem, remedy));
  }
}
