package dev.backendlab.sharding;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The shop, which tells for each answer on which servers it had to look. */
@RestController
class ShopController {

  static final String SERVERS = "X-Servers-Asked";
  private static final int PAGE = 3;

  private final Shards shards;
  private final Customers customers;
  private final Emails emails;
  private final ShardedOrders orders;
  private final TwoPhaseTransfer transfers;

  ShopController(
      Shards shards,
      Customers customers,
      Emails emails,
      ShardedOrders orders,
      TwoPhaseTransfer transfers) {
    this.shards = shards;
    this.customers = customers;
    this.emails = emails;
    this.orders = orders;
    this.transfers = transfers;
  }

  /** A customer, and where she lies. */
  record AtHome(long id, String name, long cents, String server) {}

  @GetMapping("/customers/{id}")
  AtHome customer(@PathVariable long id) {
    return customers
        .find(id)
        .map(found -> new AtHome(id, found.name(), found.cents(), shards.of(id).name()))
        .orElseThrow(
            () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no customer " + id));
  }

  /** Who wants to become a customer. */
  record NewCustomer(long id, String name, String email, long cents) {}

  @PostMapping("/customers")
  AtHome add(@RequestBody NewCustomer wish) {
    if (!emails.reserve(wish.email(), wish.id())) {
      throw new ResponseStatusException(
          HttpStatus.CONFLICT, "Somebody else has the address " + wish.email());
    }
    customers.add(new Customer(wish.id(), wish.name(), wish.email(), wish.cents(), 0));
    return customer(wish.id());
  }

  @GetMapping("/customers/{id}/orders")
  ResponseEntity<List<Order>> ordersOf(@PathVariable long id) {
    return ResponseEntity.ok().header(SERVERS, shards.of(id).name()).body(orders.of(id));
  }

  @GetMapping("/products/{product}/orders")
  ResponseEntity<List<Order>> ordersFor(
      @PathVariable int product, @RequestParam(defaultValue = "0") int page) {
    var names = shards.all().stream().map(Shard::name).toList();
    return ResponseEntity.ok()
        .header(SERVERS, String.join(", ", names))
        .body(orders.newest(product, page * PAGE, PAGE));
  }

  @PostMapping("/transfers")
  List<AtHome> transfer(@RequestBody Transfer transfer) {
    transfers.move(transfer);
    return List.of(customer(transfer.sender()), customer(transfer.recipient()));
  }
}
