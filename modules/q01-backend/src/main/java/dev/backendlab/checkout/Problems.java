package dev.backendlab.checkout;

import static org.springframework.http.HttpStatus.BAD_REQUEST;

import jakarta.servlet.RequestDispatcher;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
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
    var problem = ProblemDetail.forStatusAndDetail(status, detail + ".");
    problem.setProperty("errors", errors);
    return problem;
  }

  private @Nullable ResponseEntity<Object> wrong(
      Exception e, HttpHeaders headers, WebRequest request, Map<String, String> errors) {
    return handleExceptionInternal(e, problem(BAD_REQUEST, errors), headers, BAD_REQUEST, request);
  }

  /** A value that breaks a rule of {@link Cart}, or a form's that is no value of its type. */
  @Override
  protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var errors = new TreeMap<String, String>();
    for (var error : e.getBindingResult().getFieldErrors()) {
      var why = error.isBindingFailure() ? "has the wrong type" : error.getDefaultMessage();
      errors.put(error.getField(), String.valueOf(why));
    }
    return wrong(e, headers, request, errors);
  }

  /** JSON that is none, or that does not fit. */
  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var path = e.getCause() instanceof JacksonException json ? path(json) : "";
    var errors =
        path.isEmpty() ? Map.of("body", "is not JSON") : Map.of(path, "is not what belongs here");
    return wrong(e, headers, request, errors);
  }

  /** As {@code lines[0].sku}. */
  private static String path(JacksonException e) {
    return e.getPath().stream()
        .map(step ->
            step.getPropertyName() == null
                ? "[" + step.getIndex() + "]"
                : "." + step.getPropertyName())
        .collect(Collectors.joining())
        .replaceFirst("^\\.", "");
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    var name =
        e instanceof MethodArgumentTypeMismatchException argument
            ? argument.getName()
            : String.valueOf(e.getPropertyName());
    return wrong(e, headers, request, Map.of(name, "has the wrong type"));
  }

  /** For what fails before a handler is reached, such as a form that can't be decoded. */
  @RestController
  static class OfTheServer implements ErrorController {

    @RequestMapping("/error")
    ResponseEntity<ProblemDetail> answer(
        @RequestAttribute(RequestDispatcher.ERROR_STATUS_CODE) int code) {
      var status = HttpStatusCode.valueOf(code);
      var body =
          status.equals(BAD_REQUEST)
              ? problem(status, Map.of("body", "can't be read"))
              : ProblemDetail.forStatus(status);
      return ResponseEntity.status(status).body(body);
    }
  }
}
