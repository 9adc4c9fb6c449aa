package dev.backendlab.eventdriven;

import java.util.UUID;

/**
 * An order was placed: the one thing that the four services agree on, in a call and in an event. It
 * checks itself, so that none of them stores what it should have refused.
 *
 * @param order the order's id, the key of its events and of all that is done for it
 * @param customer as text that every database can store and every index can hold
 * @param cents what the card is charged
 */
public record OrderPlaced(UUID order, String customer, long cents) {

  private static final int LONGEST_NAME = 100;
  private static final long MOST_CENTS = 100_000_000;

  public OrderPlaced {
    BadValue.unless(order != null, "order", "is missing");
    BadValue.unless(customer != null && !customer.isBlank(), "customer", "is missing");
    BadValue.unless(customer.length() <= LONGEST_NAME, "customer", "is longer than 100 characters");
    BadValue.unless(
        customer.codePoints().noneMatch(OrderPlaced::isNoText),
        "customer",
        "has a character that is no text");
    BadValue.unless(cents >= 1 && cents <= MOST_CENTS, "cents", "must be 1 to 100,000,000");
  }

  /** PostgreSQL refuses the character 0, and half of a surrogate pair has no UTF-8. */
  private static boolean isNoText(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.CONTROL || type == Character.SURROGATE;
  }
}
