package dev.backendlab.sharding;

import org.springframework.dao.DataIntegrityViolationException;

/** The balances of one server's customers. */
final class Accounts {

  private Accounts() {}

  /**
   * Adds cents, or takes them where they are negative.
   *
   * @throws RefusedTransfer where the customer is not there, or has too little
   */
  static void add(Shard shard, long customer, long cents) {
    try {
      int found =
          shard
              .jdbc()
              .sql("update customer set cents = cents + ?, version = version + 1 where id = ?")
              .params(cents, customer)
              .update();
      if (found == 0) {
        throw new RefusedTransfer("There is no customer %d.".formatted(customer));
      }
    } catch (DataIntegrityViolationException below) {
      throw new RefusedTransfer("Customer %d has less than that.".formatted(customer));
    }
  }
}
