package dev.backendlab.ratelimiting;

import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** The one thing that the API sells. */
@RestController
class ForecastController {

  private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{M} .'’-]{0,59}");

  private final Backend backend;

  ForecastController(Backend backend) {
    this.backend = backend;
  }

  /** As plain text, whatever the caller would accept: a browser must not read it as HTML. */
  @GetMapping(path = "/forecasts/{city}", produces = MediaType.TEXT_PLAIN_VALUE)
  String forecast(
      @PathVariable String city, @RequestAttribute(RateLimitInterceptor.CALLER) Caller caller) {
    if (!NAME.matcher(city).matches()) {
      throw noName();
    }
    return backend.forecast(city, caller.plan().line());
  }

  private static ErrorResponseException noName() {
    var problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "city is no name");
    problem.setProperty("errors", Map.of("city", "is no name of at most 60 letters"));
    return new ErrorResponseException(HttpStatus.BAD_REQUEST, problem, null);
  }
}
