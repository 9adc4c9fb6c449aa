package dev.backendlab.middleware;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Turns every exception into one problem document (RFC 9457). The caller reads what to change, and
 * the id of the trace; the cause stands in the log, under the same id.
 */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  private final Traces traces;

  Problems(Traces traces) {
    this.traces = traces;
  }

  @ExceptionHandler
  ResponseEntity<Object> anyOther(Exception thrown, WebRequest request) {
    return switch (thrown) {
      case AuthenticationException nobody -> problem(401, "Send a valid token.", request);
      case RequestRejectedException path -> problem(400, "This path is not allowed.", request);
      default -> {
        log.error("{} trace={}", thrown.getMessage(), traces.current(), thrown);
        yield problem(500, detailOf(thrown), request);
      }
    };
  }

  /** The message of an exception nobody expected is written for us: it may hold SQL or a path. */
  String detailOf(Exception bug) {
    return "Something went wrong here. Tell us the trace.";
  }

  private ResponseEntity<Object> problem(int status, String detail, WebRequest request) {
    var code = HttpStatusCode.valueOf(status);
    var problem = ProblemDetail.forStatusAndDetail(code, detail);
    return createResponseEntity(problem, new HttpHeaders(), code, request);
  }

  /** Spring's own exceptions come this way, too. */
  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    if (body instanceof ProblemDetail problem) {
      problem.setProperty("trace", traces.current());
    }
    if (status.value() == 401) {
      headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return super.createResponseEntity(body, headers, status, request);
  }
}
