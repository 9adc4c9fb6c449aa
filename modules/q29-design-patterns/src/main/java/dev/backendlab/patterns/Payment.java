package dev.backendlab.patterns;

import org.springframework.stereotype.Component;

/** A method of payment. Each is a class, and a bean by the name that orders ask for. */
interface Payment {

  String pay(long cents);

  /** In cents, for the shop. */
  long fee(long cents);

  String refund(long cents);

  @Component("card")
  class Card implements Payment {

    @Override
    public String pay(long cents) {
      return "card charged";
    }

    @Override
    public long fee(long cents) {
      return 25 + cents / 100;
    }

    @Override
    public String refund(long cents) {
      return "card credited";
    }
  }
}
