package dev.backendlab.sharding;

import org.springframework.stereotype.Component;

/**
 * Which address belongs to whom, in the whole shop. Customers are sharded by their id, so equal
 * addresses may lie on different servers; here they are sharded by the address, and meet.
 */
@Component
class Emails {

  private final Shards shards;

  Emails(Shards shards) {
    this.shards = shards;
  }

  /** Reserves an address, before the customer is added; false where somebody else has it. */
  boolean reserve(String address, long customer) {
    return shards.at(
        Token.of(address),
        shard ->
            shard
                    .jdbc()
                    .sql(
                        "insert into email (address, customer) values (?, ?) on conflict do nothing")
                    .params(address, customer)
                    .update()
                == 1);
  }
}
