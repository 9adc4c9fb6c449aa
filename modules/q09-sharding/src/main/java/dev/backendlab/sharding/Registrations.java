package dev.backendlab.sharding;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Registers customers: the address on its server first, then the customer on hers. Where the second
 * write is refused, the first is undone, or the address would belong to nobody for ever.
 *
 * <p>Between the two the process may die, and a server that is away may have written or not. Then
 * the reservation stays, and the same request, sent again, finishes what it began.
 */
@Component
class Registrations {

  private final Emails emails;
  private final Customers customers;

  Registrations(Emails emails, Customers customers) {
    this.emails = emails;
    this.customers = customers;
  }

  /**
   * @throws Refusal where the id or the address belongs to somebody else
   */
  void register(NewCustomer wish) {
    if (!emails.reserve(wish.email(), wish.id())) {
      throw new Refusal(HttpStatus.CONFLICT, "email", "belongs to somebody else");
    }
    try {
      customers.add(wish.customer());
    } catch (DataIntegrityViolationException taken) {
      refuseUnlessRepeated(wish);
    }
  }

  /** A customer who has this address keeps it, also where the request is refused. */
  private void refuseUnlessRepeated(NewCustomer wish) {
    var known = customers.find(wish.id()).filter(each -> each.email().equals(wish.email()));
    if (known.isEmpty()) {
      emails.release(wish.email(), wish.id());
    }
    if (known.filter(each -> each.name().equals(wish.name())).isEmpty()) {
      throw new Refusal(HttpStatus.CONFLICT, "id", "belongs to somebody else");
    }
  }
}
