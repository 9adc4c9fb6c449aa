package dev.backendlab.eventdriven;

import java.util.Locale;

/** The ways to write an order to the database and its event to Kafka. */
public enum Way {
  COMMIT_THEN_SEND,
  SEND_THEN_COMMIT,
  OUTBOX;

  /** How many orders are placed in each. */
  public static final int ORDERS = 8;

  /** As the story names it; the customer of its orders, and the sign of where they are killed. */
  public String customer() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
