package dev.backendlab.migrations;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Customers, and the scripts that made their table. */
@RestController
class CustomerController {

  private final Migrations migrations;
  private final DataSource database;

  CustomerController(Migrations migrations, DataSource database) {
    this.migrations = migrations;
    this.database = database;
  }

  @GetMapping("/migrations")
  List<String> migrations() {
    return migrations.history(database);
  }

  @GetMapping("/customers/{id}")
  Map<String, @Nullable Object> customer(@PathVariable long id) {
    return JdbcClient.create(database)
        .sql("select id, name, email, phone from customer where id = ?")
        .param(id)
        .query()
        .listOfRows()
        .stream()
        .findFirst()
        .orElseThrow(() -> unknown(id));
  }

  private static ErrorResponseException unknown(long id) {
    var detail = "There is no customer %d.".formatted(id);
    return new ErrorResponseException(
        HttpStatus.NOT_FOUND, ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, detail), null);
  }
}
