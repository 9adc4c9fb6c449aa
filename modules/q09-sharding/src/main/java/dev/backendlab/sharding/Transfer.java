package dev.backendlab.sharding;

/** Money that goes from one customer to another. */
record Transfer(long sender, long recipient, long cents) {

  Transfer {
    if (cents < 1 || cents > Customer.MOST) {
      throw Refusal.malformed("cents", "is not between 1 and " + Customer.MOST);
    }
    if (sender == recipient) {
      throw Refusal.malformed("recipient", "is the sender");
    }
  }
}
