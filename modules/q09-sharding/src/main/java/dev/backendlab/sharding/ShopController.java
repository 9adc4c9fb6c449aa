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

/** The shop, which tells for each answer on which servers it had to look. */
@RestController
class ShopController {

  static final String SERVERS = "X-Servers-Asked";
  static final int PAGE = 3;

  /** Deep pages cost all servers everything before them. */
  private static final int LAST_PAGE = 1_000;

  private final Shards shards;
  private final Customers customers;
  private final Registrations registrations;
  private final ShardedOrders orders;
  private final TwoPhaseTransfer transfers;

  ShopController(
      Shards shards,
      Customers customers,
      Registrations registrations,
      ShardedOrders orders,
      TwoPhaseTransfer transfers) {
    this.shards = shards;
    this.customers = customers;
    this.registrations = registrations;
    this.orders = orders;
    this.transfers = transfers;
  }

  /** A customer, and where she lies. */
  record Account(long id, String name, long cents, String server) {}

  @GetMapping("/customers/{id}")
  Account customer(@PathVariable long id) {
    return customers
        .find(id)
        .map(found -> new Account(id, found.name(), found.cents(), shards.of(id).name()))
        .orElseThrow(() -> new Refusal(HttpStatus.NOT_FOUND, "id", "is not a customer's"));
  }

  @PostMapping("/customers")
  Account add(@RequestBody NewCustomer wish) {
    registrations.register(wish);
    return customer(wish.id());
  }

  @GetMapping("/customers/{id}/orders")
  ResponseEntity<List<Order>> ordersOf(@PathVariable long id) {
    return ResponseEntity.ok().header(SERVERS, shards.of(id).name()).body(orders.of(id));
  }

  @GetMapping("/products/{product}/orders")
  ResponseEntity<List<Order>> ordersFor(
      @PathVariable int product, @RequestParam(defaultValue = "0") int page) {
    if (page < 0 || page > LAST_PAGE) {
      throw Refusal.malformed("page", "is not between 0 and " + LAST_PAGE);
    }
    var names = shards.all().stream().map(Shard::name).toList();
    return ResponseEntity.ok()
        .header(SERVERS, String.join(", ", names))
        .body(orders.newest(product, page * PAGE, PAGE));
  }

  @PostMapping("/transfers")
  List<Account> transfer(@RequestBody Transfer transfer) {
    transfers.move(transfer);
    return List.of(customer(transfer.sender()), customer(transfer.recipient()));
  }
}
