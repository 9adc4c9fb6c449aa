package dev.backendlab.ratelimiting;

import java.net.URI;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** 503: nothing that the caller did, but nothing that waiting in line would mend either. */
class Overloaded extends ErrorResponseException {

  private static final URI TYPE =
      URI.create("https://iana.org/assignments/http-problem-types#temporary-reduced-capacity");

  Overloaded(String detail, Duration comeBackIn) {
    super(HttpStatus.SERVICE_UNAVAILABLE, problem(detail), null);
    long seconds = Math.max(1, Seconds.until(comeBackIn));
    getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
  }

  private static ProblemDetail problem(String detail) {
    var problem = ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, detail);
    problem.setType(TYPE);
    problem.setTitle("Request cannot be satisfied due to temporary server capacity constraints");
    return problem;
  }
}
