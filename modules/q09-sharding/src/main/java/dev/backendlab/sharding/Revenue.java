package dev.backendlab.sharding;

/**
 * The revenue of a product. Sums and counts of servers add up to those of all; an average would
 * not, which is why it is calculated last.
 */
record Revenue(int product, long orders, long cents) {

  Revenue plus(Revenue other) {
    return new Revenue(product, orders + other.orders, cents + other.cents);
  }

  double average() {
    return (double) cents / orders;
  }
}
