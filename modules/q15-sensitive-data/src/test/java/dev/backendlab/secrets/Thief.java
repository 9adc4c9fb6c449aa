package dev.backendlab.secrets;

import dev.backendlab.kit.Column;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Somebody with a dump of the database and without a key. What is to be read, is read; what is only
 * encoded, is decoded; what SHA-256 has hashed, is found by trying.
 */
final class Thief {

  static final List<Column> COLUMNS =
      List.of(
          Column.of("dump"),
          Column.counted("names"),
          Column.counted("passwords"),
          Column.counted("card numbers"),
          Column.counted("last fours"));

  private final Map<String, String> hashed = new HashMap<>();

  Thief() {
    Words.LIST.forEach(this::tries);
  }

  /** How many rows of a dump give what away. */
  record Haul(String dump, long names, long passwords, long cards, long lastFours) {

    List<String> row() {
      return List.of(dump, "" + names, "" + passwords, "" + cards, "" + lastFours);
    }
  }

  Haul reads(String name, Dumps.Dump dump) {
    var known = dump.rows().stream().map(this::knownFrom).toList();
    return new Haul(
        name,
        among(known, dump, Dumps.Person::name),
        among(known, dump, Dumps.Person::password),
        among(known, dump, Dumps.Person::card),
        among(known, dump, Dumps.Person::lastFour));
  }

  private static long among(
      List<Set<String>> known, Dumps.Dump dump, Function<Dumps.Person, String> truth) {
    return IntStream.range(0, known.size())
        .filter(i -> known.get(i).contains(truth.apply(dump.people().get(i))))
        .count();
  }

  private Set<String> knownFrom(List<String> row) {
    row.forEach(this::triesCardsThatEndWith);
    var known = new HashSet<>(row);
    for (var cell : row) {
      known.add(decoded(cell));
      known.add(hashed.getOrDefault(cell, ""));
    }
    return known;
  }

  /** The bank's eight digits and the last four leave ten thousand numbers. */
  private void triesCardsThatEndWith(String lastFour) {
    if (lastFour.matches("[0-9]{4}")) {
      IntStream.range(10_000, 20_000)
          .forEach(i -> tries(Customers.BANK + ("" + i).substring(1) + lastFour));
    }
  }

  private void tries(String text) {
    hashed.put(Attack.Sha256.hex(text), text);
  }

  private static String decoded(String cell) {
    try {
      var bytes =
          cell.startsWith("\\x")
              ? HexFormat.of().parseHex(cell.substring(2))
              : Base64.getDecoder().decode(cell);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return "";
    }
  }
}
