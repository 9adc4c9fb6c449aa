package dev.backendlab.sharding;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A request that is not carried out: everything is as before, and the caller learns which field.
 */
class Refusal extends ErrorResponseException {

  private static final long serialVersionUID = 1;

  /**
   * @param field of the request, as the caller named it
   * @param why to follow the field's name: {@code "belongs to somebody else"}
   */
  Refusal(HttpStatusCode status, String field, String why) {
    super(status, document(status, field, why), null);
  }

  /** For a value that no row could make right. */
  static Refusal malformed(String field, String why) {
    return new Refusal(HttpStatus.BAD_REQUEST, field, why);
  }

  static ProblemDetail document(HttpStatusCode status, String field, String why) {
    var document = ProblemDetail.forStatusAndDetail(status, field + " " + why);
    document.setProperty("errors", Map.of(field, why));
    return document;
  }
}
