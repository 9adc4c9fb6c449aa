package dev.backendlab.twelvefactor;

import dev.backendlab.twelvefactor.Orders.Order;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Carts and orders over HTTP, and which release answers. */
@RestController
class ShopController {

  private static final Logger log = LoggerFactory.getLogger(ShopController.class);
  private static final String CART = "/carts/{cart:[a-z0-9-]{1,60}}";

  private final Carts carts;
  private final Orders orders;
  private final Deploy deploy;

  ShopController(Carts carts, Orders orders, ShopApplication.Settings settings) {
    this.carts = carts;
    this.orders = orders;
    this.deploy = new Deploy(Build.id(), settings.release(), settings.environment());
  }

  /** What a process says of itself. */
  record Deploy(String build, String release, String environment) {}

  @GetMapping("/release")
  Deploy release() {
    return deploy;
  }

  @GetMapping(CART)
  List<String> cart(@PathVariable String cart) {
    return carts.of(cart);
  }

  @PutMapping(CART + "/{sku}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void add(@PathVariable String cart, @PathVariable String sku) {
    if (!carts.add(cart, sku)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such product.");
    }
    log.atInfo().addKeyValue("cart", cart).log("one more product");
  }

  @PostMapping(CART + "/order")
  @ResponseStatus(HttpStatus.CREATED)
  Order order(@PathVariable String cart) {
    return orders
        .place(cart)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.CONFLICT, "The cart is empty."));
  }
}
