package dev.backendlab.middleware;

import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * The id by which all log lines of a request are found, in all services that it passes. It lies in
 * the MDC, a map of the thread: to another thread or service it has to be carried.
 */
@Component
class Traces {

  static final String HEADER = "traceparent";

  /** Version 00 of W3C Trace Context. Ids of zeros are invalid, and nothing may follow. */
  private static final Pattern VALID =
      Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  /** The caller's id where the header is valid. Anything else is dropped, and never logged. */
  String idFrom(@Nullable String traceparent) {
    var valid = VALID.matcher(Objects.requireNonNullElse(traceparent, ""));
    return valid.matches() ? valid.group(1) : hex(32);
  }

  void begin(String id) {
    MDC.put("trace", id);
  }

  String current() {
    return Objects.requireNonNullElse(MDC.get("trace"), "none");
  }

  /** The thread goes on to somebody else's request, and must not take the id along. */
  void end() {
    MDC.remove("trace");
  }

  /** The header for the next service: the same id, and a new one for this call. */
  String traceparent() {
    return "00-%s-%s-01".formatted(current(), hex(16));
  }

  /** The same work for another thread, which has an MDC of its own. */
  <T> Callable<T> carriedInto(Callable<T> work) {
    var id = current();
    return () -> {
      begin(id);
      try {
        return work.call();
      } finally {
        end();
      }
    };
  }

  private static String hex(int digits) {
    return UUID.randomUUID().toString().replace("-", "").substring(0, digits);
  }
}
