package dev.backendlab.sharding;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;

/** The balances of one server's customers. */
final class Accounts {

  private Accounts() {}

  /**
   * Gives a transfer's recipient cents, or takes them from its sender where they are negative.
   *
   * @return how many customers that were, which is one
   * @throws Refusal where the customer is not there, has too little, or could hold no more
   */
  static int add(Shard shard, long customer, long cents) {
    var side = cents < 0 ? "sender" : "recipient";
    try {
      int found =
          shard
              .jdbc()
              .sql("update customer set cents = cents + ?, version = version + 1 where id = ?")
              .params(cents, customer)
              .update();
      if (found == 0) {
        throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, side, "is not a customer");
      }
      return found;
    } catch (DataIntegrityViolationException outOfRange) {
      throw new Refusal(
          HttpStatus.UNPROCESSABLE_CONTENT,
          side,
          cents < 0 ? "has less than that" : "has no room for that");
    }
  }
}
