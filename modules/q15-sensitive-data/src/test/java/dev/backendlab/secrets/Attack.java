package dev.backendlab.secrets;

import dev.backendlab.kit.Column;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.AbstractValidatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * A thief with a stolen table and a word list, on one thread, for so much time of a processor. Each
 * kind of line is attacked in its best order: the most popular word first, for all users.
 */
record Attack(Duration budget) {

  static final List<Column> COLUMNS =
      List.of(
          Column.of("lines"),
          Column.counted("cracked"),
          Column.counted("hashes computed"),
          Column.measured("in ms of a processor"),
          Column.measured("hashes a second"));

  static final PasswordEncoder BCRYPT = new BCryptPasswordEncoder(10);
  static final PasswordEncoder ARGON2ID = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);

  /** What an attack gave, and how many hashes it took. */
  record Loot(String lines, long cracked, long hashes, Duration took) {

    List<String> row() {
      long rate = hashes * 1_000_000_000 / Math.max(1, took.toNanos());
      return List.of(lines, "" + cracked, "" + hashes, "" + took.toMillis(), "" + rate);
    }
  }

  static List<String> linesOfSha256() {
    return Words.ofUsers().stream().map(Sha256::hex).toList();
  }

  /** At the cost of production. They were made before: that takes two minutes. */
  static List<String> linesOfBcrypt() {
    return Words.lines("stolen.txt").map(line -> line.split(" ", 2)[0]).toList();
  }

  static List<String> linesOfArgon2id() {
    return Words.lines("stolen.txt").map(line -> line.split(" ", 2)[1]).toList();
  }

  /** Without a salt, one hash of a word is compared with all lines at once. */
  Loot onUnsalted(List<String> lines) {
    var users = lines.stream().collect(Collectors.groupingBy(line -> line, Collectors.counting()));
    Words.LIST.forEach(Sha256::hex); // until it is compiled
    long start = now();
    long hashes = 0;
    long cracked = 0;
    for (var word : Words.LIST) {
      if (isOver(start)) {
        break;
      }
      hashes++;
      cracked += users.getOrDefault(Sha256.hex(word), 0L);
    }
    return new Loot("SHA-256, no salt", cracked, hashes, Duration.ofNanos(now() - start));
  }

  /** With salts, each line needs a hash of its own for each word. */
  Loot on(String name, List<String> lines, PasswordEncoder encoder) {
    var left = new ArrayList<>(lines);
    long start = now();
    long hashes = 0;
    for (var word : Words.LIST) {
      for (var line : List.copyOf(left)) {
        if (isOver(start)) {
          break;
        }
        hashes++;
        if (encoder.matches(word, line)) {
          left.remove(line);
        }
      }
    }
    return new Loot(name, lines.size() - left.size(), hashes, Duration.ofNanos(now() - start));
  }

  private boolean isOver(long start) {
    return now() - start > budget.toNanos();
  }

  private static long now() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** SHA-256 without a salt, as passwords must not be kept: it is made to be fast. */
  static final class Sha256 extends AbstractValidatingPasswordEncoder {

    @Override
    protected String encodeNonNullPassword(String text) {
      return hex(text);
    }

    @Override
    protected boolean matchesNonNull(String text, String line) {
      return hex(text).equals(line);
    }

    static String hex(String text) {
      try {
        var digest = MessageDigest.getInstance("SHA-256");
        return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  /** Makes stolen.txt anew, where it is told to. */
  public static void main(String[] args) throws IOException {
    var words = Words.ofUsers().stream();
    var lines = words.map(word -> BCRYPT.encode(word) + " " + ARGON2ID.encode(word)).toList();
    Files.write(Path.of(args[0]), lines);
  }
}
