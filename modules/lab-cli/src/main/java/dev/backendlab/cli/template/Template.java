package dev.backendlab.cli.template;

import static java.util.regex.Matcher.quoteReplacement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text with {@code {{words}}} to fill in. Lines between {@code {{#claims}}} and {@code
 * {{/claims}}} are there once for each claim.
 */
public record Template(String text) {

  private static final Pattern WORD = Pattern.compile("\\{\\{(\\w+)}}");
  private static final Pattern LIST =
      Pattern.compile("^\\{\\{#(\\w+)}}\n(.*?)^\\{\\{/\\1}}\n", Pattern.MULTILINE | Pattern.DOTALL);

  /** The one with this name beside a class. */
  public static Template beside(Class<?> type, String name) {
    try (var resource = type.getResourceAsStream(name + ".txt")) {
      var bytes = Objects.requireNonNull(resource, name).readAllBytes();
      return new Template(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text with these words, and with those of each item where a list is. */
  public String with(Map<String, String> words, Map<String, List<Map<String, String>>> lists) {
    var whole =
        LIST.matcher(text)
            .replaceAll(list ->
                Objects.requireNonNull(lists.get(list.group(1)), list.group(1)).stream()
                    .map(item -> quoteReplacement(filled(list.group(2), item)))
                    .collect(Collectors.joining()));
    return filled(whole, words);
  }

  /** Words that are not known are left for a later filling. */
  private static String filled(String text, Map<String, String> words) {
    return WORD.matcher(text)
        .replaceAll(word -> quoteReplacement(words.getOrDefault(word.group(1), word.group())));
  }
}
