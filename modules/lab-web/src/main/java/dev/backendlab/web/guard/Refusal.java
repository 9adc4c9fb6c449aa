package dev.backendlab.web.guard;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * Why a request is not answered, in one sentence.
 *
 * @param headers that belong to the answer: the methods that an address takes
 */
public record Refusal(int status, String sentence, HttpHeaders headers) {

  Refusal(int status, String sentence) {
    this(status, sentence, HttpHeaders.EMPTY);
  }

  /** For a status that somebody else decided on. */
  public static Refusal of(int status) {
    return new Refusal(status, sentence(status));
  }

  /** For what a request made fail; a failure of our own is a 500. */
  public static Refusal of(Throwable failure) {
    return switch (failure) {
      case ErrorResponse refused -> {
        int status = refused.getStatusCode().value();
        yield new Refusal(status, sentence(status), refused.getHeaders());
      }
      case InvalidParameterException refused -> of(refused.getErrorCode());
      case MethodArgumentTypeMismatchException mismatch -> of(400);
      default -> of(500);
    };
  }

  private static String sentence(int status) {
    return switch (status) {
      case 403 -> "Another site may not talk to the lab.";
      case 404 -> "There is no such page.";
      case 405 -> "This address does not take that method.";
      case 406 -> "The lab has this page in another form only.";
      case 413 -> "That is more than the lab takes at once.";
      case 414, 431 -> "That address, or a header, is longer than the lab reads.";
      case 415 -> "The lab reads forms only.";
      case 416 -> "The file has no such part.";
      case 501, 505 -> "The lab speaks HTTP/1.1, and no more of it than browsers do.";
      default ->
          status < 500
              ? "The lab does not understand this request."
              : "Something unexpected happened: web.log, in the lab's state folder, has its trace.";
    };
  }
}
