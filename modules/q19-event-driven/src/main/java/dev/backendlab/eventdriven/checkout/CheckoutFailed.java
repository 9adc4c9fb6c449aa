package dev.backendlab.eventdriven.checkout;

import dev.backendlab.eventdriven.OrderPlaced;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/** One of the others refused or did not answer; what was done before that is not undone. */
class CheckoutFailed extends ErrorResponseException {

  CheckoutFailed(String part, OrderPlaced order, RestClientException cause) {
    super(status(cause), problem(part, order, cause), cause);
  }

  private static ProblemDetail problem(String part, OrderPlaced order, RestClientException cause) {
    return ProblemDetail.forStatusAndDetail(
        status(cause),
        "Order %s stopped at its %s: try again later.".formatted(order.order(), part));
  }

  /** A refusal is passed on, a failure is ours towards the customer. */
  private static HttpStatusCode status(RestClientException cause) {
    return cause instanceof RestClientResponseException answer
            && answer.getStatusCode().is4xxClientError()
        ? answer.getStatusCode()
        : HttpStatus.SERVICE_UNAVAILABLE;
  }
}
