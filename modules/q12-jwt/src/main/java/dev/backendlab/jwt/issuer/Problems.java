package dev.backendlab.jwt.issuer;

import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/** Refusals as problem documents, which name the field where one was wrong. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(AuthenticationException failure) {
    return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .body(problem(HttpStatus.UNAUTHORIZED, Objects.toString(failure.getMessage())));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> away(DataAccessException redis) {
    logger.warn("Redis gives no answer", redis);
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .body(problem(HttpStatus.SERVICE_UNAVAILABLE, "The store of logins is away for a moment."));
  }

  private static ProblemDetail problem(HttpStatus status, String why) {
    return ProblemDetail.forStatusAndDetail(status, why);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception e,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return super.handleExceptionInternal(e, document(e, body), headers, status, request);
  }

  private static @Nullable Object document(Exception e, @Nullable Object otherwise) {
    return switch (e) {
      case MissingServletRequestParameterException lacking ->
          BadField.problem(lacking.getParameterName(), "is missing");
      case HttpMessageNotReadableException unreadable ->
          NestedExceptionUtils.getMostSpecificCause(unreadable) instanceof BadField field
              ? field.getBody()
              : BadField.problem(path(unreadable.getCause()), "is not what belongs here");
      default -> otherwise;
    };
  }

  /** As {@code user}, or {@code body} where there is no JSON to point into. */
  private static String path(@Nullable Throwable cause) {
    var path =
        cause instanceof JacksonException json
            ? json.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."))
            : "";
    return path.isEmpty() ? "body" : path;
  }
}
