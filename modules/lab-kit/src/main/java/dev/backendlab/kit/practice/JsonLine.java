package dev.backendlab.kit.practice;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A flat JSON object in one line. Our own reader, because the shelf shows what it reads, and a
 * whole JSON library takes longer to load than all that the shelf shows.
 */
final class JsonLine {

  private final String text;
  private int at;

  private JsonLine(String text) {
    this.text = text;
  }

  /** A line that is none, or not flat. */
  private static final class Damaged extends RuntimeException {

    private static final long serialVersionUID = 1;

    Damaged() {
      super(
          "a damaged line",
          null,
          false,
          false); // without a trace: a spoilt file may have thousands
    }
  }

  /** Members for an object, all of them texts. */
  static String fields(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> quoted(field.getKey()) + ":" + quoted(field.getValue()))
        .collect(Collectors.joining(","));
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      if (sign == '"' || sign == '\\') {
        quoted.append('\\').append(sign);
      } else if (sign < ' ' || Character.isSurrogate(sign)) {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) sign));
      } else {
        quoted.append(sign);
      }
    }
    return quoted.append('"').toString();
  }

  /** Its members, numbers and the like as they are written; empty where it is no such line. */
  static Optional<Map<String, String>> read(String text) {
    try {
      return Optional.of(new JsonLine(text.strip()).object());
    } catch (Damaged | NumberFormatException | StringIndexOutOfBoundsException damaged) {
      return Optional.empty();
    }
  }

  private Map<String, String> object() {
    var fields = new LinkedHashMap<String, String>();
    expect('{');
    do {
      skipBlanks();
      var name = string();
      skipBlanks();
      expect(':');
      skipBlanks();
      fields.put(name, text.charAt(at) == '"' ? string() : bare());
      skipBlanks();
    } while (text.charAt(at++) == ',');
    at--;
    expect('}');
    if (at != text.length()) {
      throw new Damaged();
    }
    return fields;
  }

  private void expect(char sign) {
    if (text.charAt(at++) != sign) {
      throw new Damaged();
    }
  }

  private void skipBlanks() {
    while (text.charAt(at) == ' ' || text.charAt(at) == '\t') {
      at++;
    }
  }

  /** Most texts have nothing escaped: they are cut out whole, not copied sign by sign. */
  private String string() {
    expect('"');
    int end = text.indexOf('"', at);
    if (end < 0) {
      throw new Damaged();
    }
    var plain = text.substring(at, end);
    if (plain.indexOf('\\') < 0) {
      at = end + 1;
      return plain;
    }
    var string = new StringBuilder();
    for (char sign = text.charAt(at++); sign != '"'; sign = text.charAt(at++)) {
      string.append(sign == '\\' ? escaped() : sign);
    }
    return string.toString();
  }

  private char escaped() {
    char sign = text.charAt(at++);
    return switch (sign) {
      case '"', '\\', '/' -> sign;
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> {
        at += 4;
        yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
      }
      default -> throw new Damaged();
    };
  }

  /** A number, a truth or null. */
  private String bare() {
    int from = at;
    while ("+-.0123456789abcdefghijklmnopqrstuvwxyzE".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    if (at == from) {
      throw new Damaged();
    }
    return text.substring(from, at);
  }
}
