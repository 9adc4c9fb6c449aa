package dev.backendlab.kit.question;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where the keys of a front matter and their items stand. The tree does not say, and the parser
 * passes over what it does not understand.
 */
record FrontMatterLines(List<Lines> keys) {

  private static final Pattern KEY = Pattern.compile(" {0,3}[A-Za-z0-9._-]+:(.*)");
  private static final Pattern ITEM = Pattern.compile(" +-.*");

  /**
   * The lines of a key.
   *
   * @param values of its values, one beside the key included
   */
  record Lines(int key, List<Integer> values) {

    int ofValue(int index) {
      return index < values.size() ? values.get(index) : key;
    }
  }

  /**
   * Looks for them.
   *
   * @param last the line that ends the front matter, from 1
   */
  static FrontMatterLines of(List<String> file, int last, Defects defects) {
    var keys = new ArrayList<Lines>();
    for (int number = 2; number < last; number++) {
      var line = file.get(number - 1);
      var key = KEY.matcher(line);
      if (key.matches()) {
        keys.add(new Lines(number, new ArrayList<>()));
        if (!key.group(1).isBlank()) {
          keys.getLast().values().add(number);
        }
      } else if (ITEM.matcher(line).matches() && !keys.isEmpty()) {
        keys.getLast().values().add(number);
      } else if (!line.isBlank()) {
        defects.add(
            number,
            "'" + line.strip() + "' is neither a key nor an item",
            "Write 'key: value', or '  - item' below a key");
      }
    }
    return new FrontMatterLines(keys);
  }

  /** Those of the nth key. */
  Lines of(int index) {
    return keys.get(index);
  }
}
