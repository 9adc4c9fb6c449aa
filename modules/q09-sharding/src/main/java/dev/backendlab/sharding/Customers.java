package dev.backendlab.sharding;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Customers, each on her own server. */
@Component
class Customers {

  static final String FIND = "select id, name, email, cents, version from customer where id = ?";

  private final Shards shards;

  Customers(Shards shards) {
    this.shards = shards;
  }

  Optional<Customer> find(long id) {
    return shards.at(id, shard -> find(shard, id));
  }

  static Optional<Customer> find(Shard shard, long id) {
    return shard.jdbc().sql(FIND).param(id).query(Customer.class).optional();
  }

  void add(Customer customer) {
    shards.at(customer.id(), shard -> add(shard, customer));
  }

  static int add(Shard shard, Customer customer) {
    return shard
        .jdbc()
        .sql("insert into customer (id, token, name, email, cents) values (?, ?, ?, ?, ?)")
        .params(
            customer.id(),
            Token.of(customer.id()),
            customer.name(),
            customer.email(),
            customer.cents())
        .update();
  }
}
