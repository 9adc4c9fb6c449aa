package dev.backendlab.kit.face;

import dev.backendlab.kit.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What is worth a line of an HTTP exchange, beside its first. */
public final class ExchangeDetails {

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

  private static final Pattern LOCAL_WITH_PORT = Pattern.compile(LOCAL.pattern() + ":\\d+");

  private ExchangeDetails() {}

  /**
   * Headers and bodies: a line each, sent ones after {@code "> "}, received ones after {@code "<
   * "}.
   */
  public static List<String> of(Event.Exchanged exchange) {
    var details = new ArrayList<String>();
    headers("> ", exchange.requestHeaders(), details);
    body("> ", exchange.requestBody(), details);
    headers("< ", exchange.responseHeaders(), details);
    body("< ", exchange.responseBody(), details);
    return details;
  }

  /**
   * The URL without what all of them share: this machine, and its port where the story has a name
   * for who listens there.
   */
  public static String shortUrl(Event.Exchanged exchange) {
    var local = exchange.to() == null ? LOCAL : LOCAL_WITH_PORT;
    return local.matcher(exchange.url()).replaceFirst("");
  }

  /** Who calls whom: {@code ada → shop}; empty where the story has no names for them. */
  public static String parties(Event.Exchanged exchange) {
    return exchange.from() == null || exchange.to() == null
        ? ""
        : exchange.from() + " → " + exchange.to();
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
    return TOKEN.matcher(text).replaceAll(ExchangeDetails::shortened);
  }

  private static String shortened(MatchResult token) {
    return start(token.group(1)) + "." + start(token.group(2)) + "." + start(token.group(3));
  }

  private static String start(String part) {
    return part.length() <= 9 ? part : part.substring(0, 8) + "…";
  }
}
