package dev.backendlab.web;

import dev.backendlab.kit.question.Nearest;
import dev.backendlab.web.guard.Entrance;
import java.net.InetAddress;
import java.util.Iterator;
import java.util.List;

/**
 * What was asked for on the command line.
 *
 * @param entrance where to listen
 * @param browser whether to open one
 * @param rehearsal whether to end at once, after doing what most evenings do
 */
record WebOptions(Entrance entrance, boolean browser, boolean rehearsal) {

  /** What {@code ./lab help web} explains. */
  static final List<String> NAMES = List.of("--port", "--listen", "--no-browser");

  static final String REHEARSAL = "--rehearse";

  /** The message is a sentence that says how to put it right. */
  static final class Mistake extends RuntimeException {

    private static final long serialVersionUID = 1;

    Mistake(String message) {
      super(message);
    }
  }

  static WebOptions of(List<String> words) {
    int port = 0;
    var listen = Entrance.LOCAL;
    boolean browser = true;
    boolean rehearsal = false;
    for (var rest = words.iterator(); rest.hasNext(); ) {
      var parts = rest.next().split("=", 2);
      switch (parts[0]) {
        case "--port", "-p" -> port = port(value(parts, rest));
        case "--listen" -> listen = address(value(parts, rest));
        case "--no-browser" -> browser = false;
        case REHEARSAL -> rehearsal = true;
        default -> throw unknown(parts[0]);
      }
    }
    return new WebOptions(new Entrance(listen, port), browser, rehearsal);
  }

  private static String value(String[] parts, Iterator<String> rest) {
    if (parts.length == 2) {
      return parts[1];
    }
    if (!rest.hasNext()) {
      throw new Mistake("lab web %s needs a value: see ./lab help web.".formatted(parts[0]));
    }
    return rest.next();
  }

  private static InetAddress address(String word) {
    return Entrance.addressOf(word)
        .orElseThrow(() ->
            new Mistake(
                "'%s' is no address of this machine: name one that is, or leave --listen away."
                    .formatted(word)));
  }

  private static int port(String word) {
    if (!word.matches("\\d{1,5}") || Integer.parseInt(word) > 65_535) {
      throw new Mistake("'%s' is no port: name one from 1 to 65535.".formatted(word));
    }
    return Integer.parseInt(word);
  }

  private static Mistake unknown(String word) {
    return new Mistake(
        Nearest.to(word, NAMES)
            .map(near -> "lab web has no option '%s': did you mean %s?".formatted(word, near))
            .orElse("lab web has no option '%s': see ./lab help web.".formatted(word)));
  }
}
