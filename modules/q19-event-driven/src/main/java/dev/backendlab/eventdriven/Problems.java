package dev.backendlab.eventdriven;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/** Tells callers which field of theirs was wrong, or that something of ours is away. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  @ExceptionHandler
  ProblemDetail badValue(BadValue bad) {
    return problem(HttpStatus.BAD_REQUEST, bad.errors());
  }

  /** 503 says that it may be tried again; anything else that gets here is a bug of ours. */
  @ExceptionHandler
  ProblemDetail ours(Exception failure) {
    log.error("A request failed", failure);
    return ProblemDetail.forStatus(
        Outage.isBehind(failure)
            ? HttpStatus.SERVICE_UNAVAILABLE
            : HttpStatus.INTERNAL_SERVER_ERROR);
  }

  /** All exceptions of Spring MVC come this way. */
  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception e,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var errors = errors(e);
    var document = errors.isEmpty() ? body : problem(status, errors);
    return super.handleExceptionInternal(e, document, headers, status, request);
  }

  private static ProblemDetail problem(HttpStatusCode status, Map<String, String> errors) {
    var detail =
        errors.entrySet().stream()
            .map(each -> each.getKey() + " " + each.getValue())
            .collect(Collectors.joining(", "));
    var problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setProperty("errors", errors);
    return problem;
  }

  private static Map<String, String> errors(Exception e) {
    return switch (e) {
      case MethodArgumentTypeMismatchException argument ->
          Map.of(argument.getName(), "has the wrong type");
      case HttpMessageNotReadableException unreadable ->
          causes(unreadable, BadValue.class)
              .findFirst()
              .map(BadValue::errors)
              .orElseGet(() -> Map.of(path(unreadable), "is not what belongs here"));
      default -> Map.of();
    };
  }

  /** As {@code cents}, or {@code body} where there is no JSON to point into. */
  private static String path(HttpMessageNotReadableException unreadable) {
    var path =
        causes(unreadable, JacksonException.class)
            .flatMap(json -> json.getPath().stream())
            .map(step -> String.valueOf(step.getPropertyName()))
            .collect(Collectors.joining("."));
    return path.isEmpty() ? "body" : path;
  }

  private static <T> Stream<T> causes(Throwable failure, Class<T> type) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(type::isInstance)
        .map(type::cast);
  }
}
