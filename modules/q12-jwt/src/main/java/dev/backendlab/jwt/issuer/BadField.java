package dev.backendlab.jwt.issuer;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A request that lacks something, or has nonsense in it: 400, and which field it was. */
class BadField extends ErrorResponseException {

  BadField(String field, String why) {
    super(HttpStatus.BAD_REQUEST, problem(field, why), null);
  }

  static ProblemDetail problem(String field, String why) {
    var problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, field + " " + why);
    problem.setProperty("errors", Map.of(field, why));
    return problem;
  }
}
