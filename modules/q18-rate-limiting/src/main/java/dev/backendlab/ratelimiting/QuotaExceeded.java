package dev.backendlab.ratelimiting;

import java.net.URI;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * 429 Too Many Requests (RFC 6585), as a problem document of the type that the RateLimit draft
 * registers, with Retry-After in whole seconds (RFC 9110, 10.2.3).
 */
class QuotaExceeded extends ErrorResponseException {

  private static final URI TYPE =
      URI.create("https://iana.org/assignments/http-problem-types#quota-exceeded");

  QuotaExceeded(Quota quota, Decision decision) {
    super(HttpStatus.TOO_MANY_REQUESTS, problem(quota, decision), null);
    getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(Seconds.until(decision.nextIn())));
  }

  private static ProblemDetail problem(Quota quota, Decision decision) {
    var problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.TOO_MANY_REQUESTS,
            "The quota '%s' allows %d calls in %d s; the next one passes in %d s."
                .formatted(
                    quota.name(),
                    quota.limit(),
                    quota.window().toSeconds(),
                    Seconds.until(decision.nextIn())));
    problem.setType(TYPE);
    problem.setTitle("Request cannot be satisfied as assigned quota has been exceeded");
    problem.setProperty("violated-policies", List.of(quota.name()));
    return problem;
  }
}
