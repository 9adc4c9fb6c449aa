package dev.backendlab.kit;

import org.springframework.http.HttpHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came of a request.
 *
 * @param status {@link #GAVE_UP} where the caller left before there was one, or could not connect
 * @param body empty where there was none; where the caller gave up, why
 */
public record Answer(int status, HttpHeaders headers, String body) {

  /** Stands for a status where there was no answer. */
  public static final int GAVE_UP = 0;

  private static final int EXCERPT = 120;

  /** An error is JSON, too: what lacks a field is something else, and not a record of nulls. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  /** The first value of a header, {@code none} where there is no such header. */
  public String header(String name) {
    var value = headers.getFirst(name);
    return value == null ? "none" : value;
  }

  /**
   * The body, read as JSON.
   *
   * @throws IllegalStateException where it is something else; the message has status and body
   */
  public <T> T as(Class<T> type) {
    try {
      return JSON.readValue(body, type);
    } catch (JacksonException somethingElse) {
      var excerpt = body.substring(0, Math.min(body.length(), EXCERPT));
      throw new IllegalStateException(
          status == GAVE_UP
              ? "no answer came (%s)".formatted(excerpt)
              : "the answer was %d, and no %s: %s"
                  .formatted(status, type.getSimpleName(), excerpt));
    }
  }
}
