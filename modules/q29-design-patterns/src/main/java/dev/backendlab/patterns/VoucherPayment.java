package dev.backendlab.patterns;

import org.springframework.stereotype.Component;

/** The new method of payment. No other file names it. */
@Component("voucher")
class VoucherPayment implements Payment {

  @Override
  public String pay(long cents) {
    return "voucher redeemed";
  }

  @Override
  public long fee(long cents) {
    return 0;
  }

  @Override
  public String refund(long cents) {
    return "new voucher";
  }
}
