package dev.backendlab.indexing;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Somebody asks for an index that is not in the list: its name never reaches an SQL statement. */
class UnknownIndex extends ErrorResponseException {

  UnknownIndex(String name) {
    super(
        HttpStatus.NOT_FOUND,
        ProblemDetail.forStatusAndDetail(
            HttpStatus.NOT_FOUND,
            "There is no index %s. There are: %s."
                .formatted(name, String.join(", ", Indexes.names()))),
        null);
  }
}
