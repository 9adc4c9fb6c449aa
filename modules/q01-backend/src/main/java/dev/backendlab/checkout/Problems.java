package dev.backendlab.checkout;

import static jakarta.servlet.RequestDispatcher.ERROR_STATUS_CODE;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/** Tells callers which field of theirs was wrong: one document, whatever found it out. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

  /** What is thrown where a field is well formed and yet can't be. */
  static ErrorResponseException refused(HttpStatusCode status, String field, String why) {
    return new ErrorResponseException(status, problem(status, Map.of(field, why)), null);
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

  private static Map<String, String> errors(Exception e) {
    return switch (e) {
      case MethodArgumentNotValidException invalid -> errors(invalid);
      case MethodArgumentTypeMismatchException argument ->
          Map.of(argument.getName(), "has the wrong type");
      case HttpMessageNotReadableException unreadable ->
          Map.of(path(unreadable.getCause()), "is not what belongs here");
      default -> Map.of();
    };
  }

  /** Values that break a rule of {@link Cart}, or a form's that are none of their type. */
  private static Map<String, String> errors(MethodArgumentNotValidException invalid) {
    var errors = new TreeMap<String, String>();
    for (var error : invalid.getFieldErrors()) {
      var why = error.isBindingFailure() ? "has the wrong type" : error.getDefaultMessage();
      errors.put(error.getField(), String.valueOf(why));
    }
    return errors;
  }

  /** As {@code lines[0].sku}, or {@code body} where there is no JSON to point into. */
  private static String path(@Nullable Throwable cause) {
    var steps = cause instanceof JacksonException json ? json.getPath().stream() : null;
    var path = steps == null ? "" : steps.map(Problems::step).collect(Collectors.joining());
    return path.isEmpty() ? "body" : path.substring(path.startsWith(".") ? 1 : 0);
  }

  private static String step(JacksonException.Reference step) {
    var name = step.getPropertyName();
    return name == null ? "[" + step.getIndex() + "]" : "." + name;
  }

  /** For what Spring MVC does not answer: a form that can't be decoded, or a bug of ours. */
  @RestController
  static class OfTomcat implements ErrorController {

    @RequestMapping("/error")
    ProblemDetail problem(@RequestAttribute(ERROR_STATUS_CODE) int code) {
      var status = HttpStatusCode.valueOf(code);
      return status.is4xxClientError()
          ? Problems.problem(status, Map.of("body", "can't be read"))
          : ProblemDetail.forStatus(status);
    }
  }
}
