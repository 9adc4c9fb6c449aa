package dev.backendlab.api;

import static org.springframework.http.HttpStatus.CREATED;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Orders of one book each. Their form is published, and others build on it. */
@RestController
class OrderController {

  private final JdbcClient jdbc;

  OrderController(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a customer wants. */
  record Wish(
      @NotNull @Pattern(regexp = "[0-9]{13}") String isbn, @Min(1) @Max(100) int quantity) {}

  record Order(long id, int totalCents) {}

  @PostMapping("/orders")
  @ResponseStatus(CREATED)
  Order place(@Valid @RequestBody Wish wish) {
    return jdbc.sql(
            """
            insert into purchase (isbn, quantity, total_cents)
            select isbn, :quantity, :quantity * cents from book where isbn = :isbn
            returning id, total_cents
            """)
        .paramSource(wish)
        .query(Order.class)
        .optional()
        .orElseThrow(
            () -> new ResponseStatusException(UNPROCESSABLE_CONTENT, "No book has this ISBN."));
  }
}
