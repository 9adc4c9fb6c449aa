package dev.backendlab.patterns;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The shop over HTTP. */
@RestController
class OrderController {

  private final Shop shop;

  OrderController(Shop shop) {
    this.shop = shop;
  }

  @PostMapping("/orders")
  @ResponseStatus(HttpStatus.CREATED)
  Shop.Receipt place(@RequestBody Order order) {
    return shop.place(order);
  }

  @GetMapping("/orders/{id}")
  Order order(@PathVariable long id) {
    return shop.order(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
