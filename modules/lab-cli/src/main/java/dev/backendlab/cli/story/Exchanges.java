package dev.backendlab.cli.story;

import dev.backendlab.cli.text.Layout;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.event.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** HTTP exchanges, a line each, and below it what makes this one different from the last. */
final class Exchanges {

  /** Said by every request and answer, or by the framework rather than by the application. */
  private static final Set<String> USUAL =
      Set.of(
          "accept",
          "accept-encoding",
          "connection",
          "content-length",
          "content-type",
          "date",
          "expires",
          "host",
          "keep-alive",
          "pragma",
          "server",
          "transfer-encoding",
          "upgrade",
          "user-agent",
          "vary",
          "x-content-type-options",
          "x-frame-options",
          "x-xss-protection",
          "http2-settings",
          "strict-transport-security");

  private static final String NO_CACHING = "no-cache, no-store, max-age=0, must-revalidate";
  private static final Pattern TOKEN =
      Pattern.compile("\\b(eyJ[\\w-]{8,})\\.([\\w-]*)\\.([\\w-]*)");
  private static final Pattern LOCAL =
      Pattern.compile("https?://(?:127\\.0\\.0\\.1|localhost)(?=:)");
  private static final int INDENT = 2;

  private final int width;
  private Set<String> shown = Set.of();

  Exchanges(int width) {
    this.width = width;
  }

  /** A new claim tells everything again. */
  void forget() {
    shown = Set.of();
  }

  List<Text> lines(Event.Exchanged exchange) {
    var request =
        Text.of(exchange.method(), Style.FIRST)
            .and(" " + LOCAL.matcher(exchange.url()).replaceFirst(""));
    var details = new ArrayList<String>();
    headers("> ", exchange.requestHeaders(), details);
    body("> ", exchange.requestBody(), details);
    headers("< ", exchange.responseHeaders(), details);
    body("< ", exchange.responseBody(), details);

    var lines = new ArrayList<>(Layout.edges(request, answer(exchange), INDENT + 2, width));
    for (var detail : details) {
      if (!shown.contains(detail)) {
        lines.addAll(detail(detail));
      }
    }
    shown = new HashSet<>(details);
    return lines;
  }

  private List<Text> detail(String detail) {
    var lines =
        Layout.hanging(
            Text.of(" ".repeat(INDENT) + detail.substring(0, 2), Style.FAINT),
            Text.of(detail.substring(2), Style.FAINT),
            width);
    return lines.size() <= 2
        ? lines
        : List.of(
            lines.get(0),
            lines.get(1).and("  ", Style.FAINT).and("…", Style.FAINT).shortened(width));
  }

  private static Text answer(Event.Exchanged exchange) {
    int status = exchange.status();
    var style =
        switch (status / 100) {
          case 2 -> Style.GOOD_STRONG;
          case 3 -> Style.FIRST;
          case 4 -> Style.WARNING_STRONG;
          default -> Style.BAD_STRONG;
        };
    return Text.of(status == 0 ? "no answer" : Integer.toString(status), style)
        .and(" in " + Durations.ofMillis(exchange.micros() / 1_000.0), Style.FAINT);
  }

  private static void headers(String mark, Map<String, String> headers, List<String> details) {
    headers.forEach((name, value) -> {
      if (!USUAL.contains(name.toLowerCase(Locale.ROOT)) && !value.equals(NO_CACHING)) {
        details.add(mark + name + ": " + withShortTokens(value));
      }
    });
  }

  private static void body(String mark, String body, List<String> details) {
    var text = body.strip().replaceAll("\\s+", " ");
    if (!text.isEmpty()) {
      details.add(mark + (TOKEN.matcher(text).matches() ? text : withShortTokens(text)));
    }
  }

  /** A token's three parts, each by its first letters; a body that is one token stays whole. */
  static String withShortTokens(String text) {
    return TOKEN.matcher(text).replaceAll(Exchanges::shortened);
  }

  private static String shortened(MatchResult token) {
    return start(token.group(1)) + "." + start(token.group(2)) + "." + start(token.group(3));
  }

  private static String start(String part) {
    return part.length() <= 9 ? part : part.substring(0, 8) + "…";
  }
}
