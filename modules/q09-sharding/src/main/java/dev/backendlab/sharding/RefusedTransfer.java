package dev.backendlab.sharding;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A transfer that was not made: nobody has more or less than before. */
class RefusedTransfer extends ErrorResponseException {

  private static final long serialVersionUID = 1;

  RefusedTransfer(String sentence) {
    super(
        HttpStatus.UNPROCESSABLE_CONTENT,
        ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, sentence),
        null);
  }
}
