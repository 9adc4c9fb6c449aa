package dev.backendlab.eventdriven.checkout;

import dev.backendlab.eventdriven.OrderPlaced;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/**
 * One of the others refused, or did not answer in time. What was done before is not undone, and of
 * a call without an answer nobody knows whether it was done.
 */
class CheckoutFailed extends ErrorResponseException {

  CheckoutFailed(String part, OrderPlaced order, RestClientException cause) {
    super(status(cause), problem(part, order, cause), cause);
  }

  private static ProblemDetail problem(String part, OrderPlaced order, RestClientException cause) {
    var why =
        status(cause).is4xxClientError()
            ? "was refused by %s."
            : "is not done: %s did not answer as it should. Ask before you try again.";
    return ProblemDetail.forStatusAndDetail(
        status(cause), ("Order %s " + why).formatted(order.order(), part));
  }

  /** A refusal is passed on; that something of ours failed is not the customer's fault. */
  private static HttpStatusCode status(RestClientException cause) {
    return cause instanceof RestClientResponseException answer
            && answer.getStatusCode().is4xxClientError()
        ? answer.getStatusCode()
        : HttpStatus.SERVICE_UNAVAILABLE;
  }
}
