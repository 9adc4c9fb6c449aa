package dev.backendlab.jwt.api;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Refusals as problem documents, with the challenge of RFC 6750, section 3. None tells why a token
 * was refused: its author shall not learn which trick came closest.
 */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

  @ExceptionHandler
  ResponseEntity<ProblemDetail> nobody(AuthenticationException without) {
    return refused(HttpStatus.UNAUTHORIZED, "Bearer", "This needs a token.");
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(RefusedToken token) {
    return refused(
        HttpStatus.UNAUTHORIZED, "Bearer error=\"invalid_token\"", "This token is not accepted.");
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> forbidden(AccessDeniedException known) {
    return refused(
        HttpStatus.FORBIDDEN, "Bearer error=\"insufficient_scope\"", "Another role is needed.");
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> away(NoAnswer other) {
    var status = HttpStatus.SERVICE_UNAVAILABLE;
    return ResponseEntity.status(status)
        .body(ProblemDetail.forStatusAndDetail(status, "This can't be decided now."));
  }

  private static ResponseEntity<ProblemDetail> refused(
      HttpStatus status, String challenge, String why) {
    return ResponseEntity.status(status)
        .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
        .body(ProblemDetail.forStatusAndDetail(status, why));
  }
}
