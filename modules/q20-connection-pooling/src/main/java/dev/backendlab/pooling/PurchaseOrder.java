package dev.backendlab.pooling;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An order, as Hibernate reads it. */
@Entity
class PurchaseOrder {

  @Id private long id;
  private int customer;
  private int cents;

  long id() {
    return id;
  }

  int customer() {
    return customer;
  }

  int cents() {
    return cents;
  }
}
