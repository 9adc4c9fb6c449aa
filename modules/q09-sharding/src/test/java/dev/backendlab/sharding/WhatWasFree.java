package dev.backendlab.sharding;

import dev.backendlab.sharding.Referrers.Referrer;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.dao.DuplicateKeyException;

/** The same wishes to one server, and to four through the router. */
class WhatWasFree {

  static final int PRODUCT = 7;
  static final String BY_PRODUCT = "from orders where product =";
  static final String BY_CUSTOMER = "from orders where customer =";

  private static final String PAIRS =
      "select count(*) from customer c join customer r on r.id = c.referrer where c.id <= "
          + Fleet.CUSTOMERS;

  private final Shards shards;
  private final ShardedOrders orders;
  private final Referrers referrers;
  private final Emails emails;
  private final Guests guests;
  private final Shard alone;

  WhatWasFree(
      Shards shards,
      ShardedOrders orders,
      Referrers referrers,
      Emails emails,
      Guests guests,
      Fleet fleet) {
    this.shards = shards;
    this.orders = orders;
    this.referrers = referrers;
    this.emails = emails;
    this.guests = guests;
    this.alone = fleet.alone();
  }

  /** The fifth page of a product's orders. */
  List<Order> pageOfOne() {
    return orders.newest(alone, PRODUCT, 40, 10);
  }

  List<Order> pageOfFour() {
    return orders.newest(PRODUCT, 40, 10);
  }

  /** Orders that are not in the same place on both. */
  long misplaced(List<Order> page) {
    var right = pageOfOne();
    return IntStream.range(0, right.size())
        .filter(i -> i >= page.size() || !page.get(i).equals(right.get(i)))
        .count();
  }

  List<Order> ordersOf(long customer) {
    return orders.of(customer);
  }

  /** Customers found together with who referred them, by a join. */
  long pairsOnOne() {
    return alone.jdbc().sql(PAIRS).query(Long.class).single();
  }

  /** The same join, by each server for itself. */
  long pairsOnFour() {
    return shards
        .scatter(shard -> shard.jdbc().sql(PAIRS).query(Long.class).single())
        .values()
        .stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  List<Referrer> topOfOne() {
    return alone.list(
        Referrer.class,
        """
        select r.id, r.name, count(*) as referred
        from customer c join customer r on r.id = c.referrer where c.id <= ?
        group by r.id, r.name order by referred desc, r.id limit 10
        """,
        Fleet.CUSTOMERS);
  }

  List<Referrer> topOfFour() {
    return referrers.top(10);
  }

  /** How many of two customers with the same address are taken. */
  int sameAddressOnOne() {
    return taken(alone, twin(1)) + taken(alone, twin(2));
  }

  int sameAddressOnTwo() {
    long one = guests.on("shard-1", 0);
    long other = guests.on("shard-2", 0);
    return addressed(one) + addressed(other);
  }

  /** The same two, where the address has to be reserved first. */
  long reserved() {
    var address = "ada.the.second@example.org";
    return List.of(guests.on("shard-1", 0), guests.on("shard-2", 0)).stream()
        .filter(guest -> emails.reserve(address, guest))
        .count();
  }

  private static Customer twin(int number) {
    return new Customer(Guests.FIRST + number, "Guest", "ada@example.org", 0, 0);
  }

  private static int taken(Shard shard, Customer customer) {
    try {
      return Customers.add(shard, customer);
    } catch (DuplicateKeyException refused) {
      return 0;
    }
  }

  private int addressed(long guest) {
    try {
      return shards
          .of(guest)
          .jdbc()
          .sql("update customer set email = 'ada@example.org' where id = ?")
          .param(guest)
          .update();
    } catch (DuplicateKeyException refused) {
      return 0;
    }
  }
}
