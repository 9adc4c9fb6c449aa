package dev.backendlab.kit.face;

import dev.backendlab.kit.event.Event;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who called whom, as an event tells it.
 *
 * @param kind {@code HTTP}, {@code Redis}, {@code SQL} or {@code Kafka}
 * @param action the method or the command; empty where it is not known
 * @param path of an HTTP call; empty for others
 * @param status of an HTTP call, 0 where no answer came; {@link #UNKNOWN} for others
 */
record Call(
    String from, String to, String kind, String action, String path, int status, long count) {

  static final String HTTP = "HTTP";

  /** Something was answered, as servers do. */
  static final int UNKNOWN = -1;

  static Optional<Call> in(Event event) {
    return switch (event) {
      case Event.Exchanged exchange -> Optional.ofNullable(of(exchange));
      case Event.Hopped hop -> Optional.of(of(hop));
      default -> Optional.empty();
    };
  }

  private static @Nullable Call of(Event.Exchanged told) {
    var from = told.from();
    var to = told.to();
    return from == null || to == null
        ? null
        : new Call(from, to, HTTP, told.method(), path(told.url()), told.status(), 1);
  }

  private static Call of(Event.Hopped told) {
    var words = told.what().split(" ", 4);
    var action = words.length > 1 ? words[1] : "";
    return words[0].equals(HTTP) && words.length == 4
        ? new Call(told.from(), told.to(), HTTP, action, words[2], status(words[3]), told.count())
        : new Call(told.from(), told.to(), words[0], action, "", UNKNOWN, told.count());
  }

  private static int status(String text) {
    return text.matches("\\d{1,3}") ? Integer.parseInt(text) : UNKNOWN;
  }

  private static String path(String url) {
    try {
      return String.valueOf(URI.create(url).getPath());
    } catch (IllegalArgumentException odd) {
      return "";
    }
  }

  boolean isHttp() {
    return kind.equals(HTTP);
  }
}
