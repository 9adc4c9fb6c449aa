package dev.backendlab.sharding;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Orders, on the servers of those who placed them. */
@Component
class ShardedOrders {

  private static final String COLUMNS = "id, customer, product, cents, placed";

  static final String REVENUE =
      "select product, count(*) as orders, sum(cents) as cents from orders group by product";

  private final Shards shards;
  private final HotKeys hotKeys;

  ShardedOrders(Shards shards, HotKeys hotKeys) {
    this.shards = shards;
    this.hotKeys = hotKeys;
  }

  void place(Order order) {
    long key = hotKeys.keyOf(order.customer(), order.id());
    shards.at(key, shard -> insert(shard, order, Token.of(key)));
  }

  static int insert(Shard shard, Order order, int token) {
    return shard
        .jdbc()
        .sql(
            "insert into orders (id, customer, token, product, cents, placed) values (?, ?, ?, ?, ?, ?)")
        .params(order.id(), order.customer(), token, order.product(), order.cents(), order.placed())
        .update();
  }

  /** From one server, the customer's; from all, where her orders are spread over many keys. */
  List<Order> of(long customer) {
    return hotKeys.isHot(customer)
        ? Merge.page(
            shards.scatter(shard -> of(shard, customer)).values(),
            Order.NEWEST_FIRST,
            0,
            Integer.MAX_VALUE)
        : shards.at(customer, shard -> of(shard, customer));
  }

  static List<Order> of(Shard shard, long customer) {
    return shard.list(
        Order.class,
        "select %s from orders where customer = ? order by placed desc, id".formatted(COLUMNS),
        customer);
  }

  /**
   * A page of all orders of a product: nobody knows where they are, so all servers are asked, each
   * for as many as the page and everything before it could need.
   */
  List<Order> newest(int product, int offset, int limit) {
    var pages = shards.scatter(shard -> newest(shard, product, 0, offset + limit));
    return Merge.page(pages.values(), Order.NEWEST_FIRST, offset, limit);
  }

  static List<Order> newest(Shard shard, int product, int offset, int limit) {
    return shard.list(
        Order.class,
        "select %s from orders where product = ? order by placed desc, id offset ? limit ?"
            .formatted(COLUMNS),
        product,
        offset,
        limit);
  }

  /** Each server sums up what it has, and only sums travel. */
  Collection<Revenue> revenue() {
    return sum(shards.scatter(this::revenue).values());
  }

  List<Revenue> revenue(Shard shard) {
    return shard.list(Revenue.class, REVENUE);
  }

  static Collection<Revenue> sum(Collection<List<Revenue>> parts) {
    var sums = new TreeMap<Integer, Revenue>();
    for (var part : parts) {
      part.forEach(each -> sums.merge(each.product(), each, Revenue::plus));
    }
    return sums.values();
  }
}
