package dev.backendlab.middleware;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * Ids by which all log lines of one request are found, in all services that it passes.
 *
 * <p>The id lies in the MDC, a map of the thread. So it is in every line that the thread logs, and
 * it has to be carried by hand to wherever another thread or another service goes on.
 */
@Component
class Traces {

  static final String HEADER = "traceparent";

  /** Version 00 of W3C Trace Context. Ids of zeros are invalid, and nothing may follow. */
  private static final Pattern VALID =
      Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  private static final String KEY = "trace";
  private static final SecureRandom random = new SecureRandom();

  /** The caller's id where the header is valid. Anything else is dropped, and never logged. */
  String idFrom(@Nullable String traceparent) {
    var valid = VALID.matcher(Objects.requireNonNullElse(traceparent, ""));
    return valid.matches() ? valid.group(1) : hex(16);
  }

  void begin(String id) {
    MDC.put(KEY, id);
  }

  /** A server's thread goes on to somebody else's request, and must not take the id along. */
  void end() {
    MDC.clear();
  }

  String current() {
    return Objects.requireNonNullElse(MDC.get(KEY), "none");
  }

  /** The header for the next service: the same id, and a new one for this call. */
  String traceparent() {
    return "00-%s-%s-01".formatted(current(), hex(8));
  }

  /** The same work for another thread, which has an MDC of its own. */
  <T> Callable<T> carriedInto(Callable<T> work) {
    var context = Objects.requireNonNullElse(MDC.getCopyOfContextMap(), Map.<String, String>of());
    return () -> {
      MDC.setContextMap(context);
      try {
        return work.call();
      } finally {
        MDC.clear();
      }
    };
  }

  private static String hex(int bytes) {
    var id = new byte[bytes];
    random.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }
}
