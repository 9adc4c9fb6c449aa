package dev.backendlab.caching;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.redis.RedisSystemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The answers when the shop can't do what a visitor asks. */
@RestControllerAdvice
class Problems {

  /** Where nothing but a server behind the shop is to blame. */
  @ExceptionHandler({
    DataAccessResourceFailureException.class,
    QueryTimeoutException.class,
    RedisSystemException.class
  })
  ErrorResponseException away() {
    return busy();
  }

  static ErrorResponseException busy() {
    var busy = problem(HttpStatus.SERVICE_UNAVAILABLE, "The shop is busy. Come back in a second.");
    busy.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
    return busy;
  }

  /** A field that is well formed and yet can't be. */
  static ErrorResponseException refused(String field, String why) {
    return problem(HttpStatus.BAD_REQUEST, field + " " + why + ".");
  }

  static ErrorResponseException missing(int product) {
    return problem(HttpStatus.NOT_FOUND, "There is no product " + product + ".");
  }

  static ErrorResponseException problem(HttpStatus status, String detail) {
    var problem = ProblemDetail.forStatusAndDetail(status, detail);
    return new ErrorResponseException(status, problem, null);
  }
}
