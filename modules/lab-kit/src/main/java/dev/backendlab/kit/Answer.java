package dev.backendlab.kit;

import org.springframework.http.HttpHeaders;
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

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The first value of a header, {@code none} where there is no such header. */
  public String header(String name) {
    var value = headers.getFirst(name);
    return value == null ? "none" : value;
  }

  /**
   * The body, read as JSON.
   *
   * @throws tools.jackson.core.JacksonException where it is something else
   */
  public <T> T as(Class<T> type) {
    return JSON.readValue(body, type);
  }
}
