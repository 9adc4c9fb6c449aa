package dev.backendlab.kit.practice;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A line of the practice file that another part of the lab understands.
 *
 * @param type for example {@code settled}
 * @param fields all of them texts, in order
 */
public record Entry(String type, Map<String, String> fields) {

  private static final String VERSION = "1";

  public Entry {
    fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** A field, or nothing where the line has none of this name. */
  public String field(String name) {
    return fields.getOrDefault(name, "");
  }

  /** As one line, without the line break. */
  String toLine() {
    var all = new LinkedHashMap<String, String>();
    all.put("type", type);
    all.putAll(fields);
    return "{\"v\":" + VERSION + "," + JsonLine.fields(all) + "}";
  }

  /** The entry in a line; empty where it is damaged, or of another version. */
  static Optional<Entry> parse(String line) {
    return JsonLine.read(line)
        .filter(fields -> VERSION.equals(fields.get("v")) && fields.containsKey("type"))
        .map(fields -> {
          var rest = new LinkedHashMap<>(fields);
          rest.remove("v");
          return new Entry(String.valueOf(rest.remove("type")), rest);
        });
  }
}
