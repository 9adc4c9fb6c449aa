package dev.backendlab.sharding;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/** Tells callers which field of theirs was wrong: one document, wherever it was found out. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

  /** All exceptions of Spring MVC come this way, and each {@link Refusal}. */
  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception e,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var document =
        switch (e) {
          case MethodArgumentTypeMismatchException argument ->
              Refusal.document(status, argument.getName(), "has the wrong type");
          case HttpMessageNotReadableException unreadable -> ofBody(status, unreadable);
          default -> body;
        };
    return super.handleExceptionInternal(e, document, headers, status, request);
  }

  /** A server of ours is down, or no connection to it was to be had in time. */
  @ExceptionHandler({DataAccessResourceFailureException.class, TransactionException.class})
  ResponseEntity<ProblemDetail> serverIsAway() {
    var status = HttpStatus.SERVICE_UNAVAILABLE;
    var sentence = "A server is away. Look what has become of it before you send it again.";
    return ResponseEntity.status(status)
        .header(HttpHeaders.RETRY_AFTER, "1")
        .body(ProblemDetail.forStatusAndDetail(status, sentence));
  }

  /** The record's own words where it refused a value, else the path to what Jackson can't read. */
  private static ProblemDetail ofBody(
      HttpStatusCode status, HttpMessageNotReadableException unreadable) {
    return Stream.<@Nullable Throwable>iterate(
            unreadable, cause -> cause != null, cause -> cause == null ? null : cause.getCause())
        .filter(Refusal.class::isInstance)
        .map(refusal -> ((Refusal) refusal).getBody())
        .findFirst()
        .orElseGet(() -> Refusal.document(status, path(unreadable), "is not what belongs here"));
  }

  /** {@code body} where there is no JSON to point into. */
  private static String path(HttpMessageNotReadableException unreadable) {
    var path =
        unreadable.getCause() instanceof JacksonException json
            ? json.getPath().stream()
                .map(step -> String.valueOf(step.getPropertyName()))
                .collect(Collectors.joining("."))
            : "";
    return path.isEmpty() ? "body" : path;
  }
}
