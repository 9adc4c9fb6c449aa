package dev.backendlab.sharding;

import java.util.Locale;

/** The tables whose rows lie with a customer, or with an address, and move with their token. */
enum MovingTable {
  CUSTOMER("(id) do update set cents = excluded.cents, version = excluded.version"),
  ORDERS("(id) do nothing"), // which never change
  EMAIL("(address) do nothing"),
  SAGA("(id) do update set state = excluded.state"),
  SAGA_RECEIPT("(saga) do nothing");

  private final String onConflict;

  MovingTable(String onConflict) {
    this.onConflict = onConflict;
  }

  /** The end of an insert, for a row that has been copied before. */
  String onConflict() {
    return onConflict;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
