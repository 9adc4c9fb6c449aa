package dev.backendlab.sharding;

import org.springframework.stereotype.Component;

/**
 * The owner of each address, in the whole shop. Customers are sharded by their id, so equal
 * addresses may lie on different servers; here they are sharded by the address, and meet.
 */
@Component
class Emails {

  private static final String RESERVE =
      """
      insert into email (address, token, customer) values (?, ?, ?)
      on conflict (address) do update set customer = email.customer
      returning customer
      """;

  private final Shards shards;

  Emails(Shards shards) {
    this.shards = shards;
  }

  /** The key of an address, in place of a customer's id. */
  static long keyOf(String address) {
    return Token.of(address);
  }

  /**
   * Reserves an address, before its customer is added; false where somebody else has it. The same
   * customer may ask again, in case that she was cut off in between.
   */
  boolean reserve(String address, long customer) {
    long key = keyOf(address);
    var owner =
        shards.at(key, shard -> shard.list(Long.class, RESERVE, address, Token.of(key), customer));
    return owner.contains(customer);
  }

  /** The way back: the address is free again, if it was this customer's. */
  void release(String address, long customer) {
    shards.at(
        keyOf(address),
        shard ->
            shard
                .jdbc()
                .sql("delete from email where address = ? and customer = ?")
                .params(address, customer)
                .update());
  }
}
