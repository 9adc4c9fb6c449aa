package dev.backendlab.eventdriven.checkout;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** 400: nobody can pay for this. */
class BadCart extends ErrorResponseException {

  BadCart(String why) {
    super(
        HttpStatus.BAD_REQUEST,
        ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, why),
        null);
  }
}
