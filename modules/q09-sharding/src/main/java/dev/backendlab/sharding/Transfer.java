package dev.backendlab.sharding;

/** Money that goes from one customer to another. */
record Transfer(long sender, long recipient, long cents) {

  Transfer {
    if (cents <= 0 || sender == recipient) {
      throw new RefusedTransfer("A transfer moves at least a cent, to somebody else.");
    }
  }
}
