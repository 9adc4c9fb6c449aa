package dev.backendlab.eventdriven;

import dev.backendlab.kit.Answer;
import dev.backendlab.kit.Http;
import java.util.Map;

/**
 * Somebody who buys.
 *
 * @param name what the claim counts by
 * @param checkout how the customer reaches it
 */
record Customer(String name, Http checkout) {

  static final String IN_LINE = "/orders/inline";
  static final String AT_ONCE = "/orders/at-once";
  static final String BY_EVENT = "/orders";

  static final int PRICE = 4_200;

  /** No card of the story has that much. */
  static final int TOO_MUCH = 9_900_000;

  static Map<String, Object> cart(String name, int cents) {
    return Map.of("customer", name, "cents", cents);
  }

  Answer buys(String path) {
    return checkout.post(path, cart(name, PRICE));
  }
}
