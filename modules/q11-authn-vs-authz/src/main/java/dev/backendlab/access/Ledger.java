package dev.backendlab.access;

import static dev.backendlab.access.AccessRules.Role.CLERK;

import dev.backendlab.access.Tokens.Caller;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Invoices and transfers. Each method takes the caller, so that none forgets whose they are. */
@Repository
class Ledger {

  final JdbcClient jdbc;

  Ledger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Invoice(long id, String owner, long cents) {}

  record Transfer(long to, long cents) {

    Transfer {
      if (cents <= 0) {
        throw new IllegalArgumentException("cents must be more than 0");
      }
    }
  }

  /** To a stranger an invoice is not there: no row of it is read. */
  Optional<Invoice> visibleTo(Caller caller, long id) {
    return jdbc.sql(
            """
            select /* invoice */ id, owner, cents from invoice
            where id = :id and (owner = :caller or :clerk)
            """)
        .param("id", id)
        .param("caller", caller.name())
        .param("clerk", caller.roles().contains(CLERK))
        .query(Invoice.class)
        .optional();
  }

  void book(Caller caller, Transfer transfer) {
    jdbc.sql("insert into transfer (account, recipient, cents) values (?, ?, ?)")
        .params(caller.name(), transfer.to(), transfer.cents())
        .update();
  }
}
