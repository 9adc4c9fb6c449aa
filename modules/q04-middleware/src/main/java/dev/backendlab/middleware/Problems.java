package dev.backendlab.middleware;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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
 * Turns every exception into one problem document (RFC 9457). The caller reads what he can change
 * and the id of the trace; the cause stands in the log, under the same id.
 */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  private final Traces traces;

  Problems(Traces traces) {
    this.traces = traces;
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Object> refused(AuthenticationException nobody, WebRequest request) {
    var headers = new HttpHeaders();
    headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    return problem(nobody, HttpStatus.UNAUTHORIZED, "Send a valid token.", headers, request);
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Object> rejected(RequestRejectedException path, WebRequest request) {
    log.warn("{} trace={}", path.getMessage(), traces.current());
    return problem(
        path, HttpStatus.BAD_REQUEST, "This path is not allowed.", new HttpHeaders(), request);
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Object> unexpected(Exception bug, WebRequest request) {
    log.error("{} trace={}", bug.getMessage(), traces.current(), bug);
    return problem(
        bug, HttpStatus.INTERNAL_SERVER_ERROR, detailOf(bug), new HttpHeaders(), request);
  }

  /** The message of an exception nobody expected is written for us: it may hold SQL or a path. */
  String detailOf(Exception bug) {
    return "Something went wrong here. Tell us the trace.";
  }

  private @Nullable ResponseEntity<Object> problem(
      Exception thrown, HttpStatus status, String detail, HttpHeaders headers, WebRequest request) {
    var problem = ProblemDetail.forStatusAndDetail(status, detail);
    return handleExceptionInternal(thrown, problem, headers, status, request);
  }

  /** Spring's own exceptions come this way too, so that all documents have the trace. */
  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    if (body instanceof ProblemDetail problem) {
      problem.setProperty("trace", traces.current());
    }
    return super.createResponseEntity(body, headers, status, request);
  }
}
