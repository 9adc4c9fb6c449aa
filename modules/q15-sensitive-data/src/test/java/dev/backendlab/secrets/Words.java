package dev.backendlab.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.StringUtils;

/**
 * Passwords as people choose them: a word, with a change that they believe is theirs alone. The
 * thief has the same list, with the most popular first.
 */
final class Words {

  static final List<String> LIST =
      IntStream.range(-1, 100)
          .mapToObj(number -> number < 0 ? "" : "" + number)
          .flatMap(end -> lines("words.txt").flatMap(word -> ended(word, end)))
          .distinct()
          .toList();

  private Words() {}

  /** Of 1,000 users, the same in every run. Each fifth one lets a program choose. */
  static List<String> ofUsers() {
    var random = new Random(15);
    return IntStream.range(0, 1_000)
        .mapToObj(i -> i % 5 == 4 ? byProgram(random) : popular(random))
        .toList();
  }

  /** The first of the list is that of one user in two hundred. */
  private static String popular(Random random) {
    return LIST.get((int) (LIST.size() * Math.pow(random.nextDouble(), 2)));
  }

  private static String byProgram(Random random) {
    var characters = random.ints(16, '!', '~' + 1).toArray();
    return new String(characters, 0, characters.length);
  }

  private static Stream<String> ended(String word, String end) {
    return Stream.of(word + end, StringUtils.capitalize(word) + end);
  }

  /** Of a file of the demo. */
  static Stream<String> lines(String file) {
    try {
      return new ClassPathResource(file).getContentAsString(StandardCharsets.US_ASCII).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
