package dev.backendlab.eventdriven;

import java.sql.SQLException;
import org.springframework.beans.factory.DisposableBean;

/**
 * A shop that only answers calls, and has no events to relay. It starts when it is first asked for,
 * and stays: a claim that was rehearsed finds it up.
 */
class InlineShop implements DisposableBean {

  private final Shop shop;
  private final Checkouts checkouts;

  InlineShop(Shops shops) throws SQLException {
    this.shop = shops.open("inline", 0);
    this.checkouts = new Checkouts(shop, "checkout.relay-every=1h");
  }

  Checkouts checkouts() {
    return checkouts;
  }

  Effects effects() {
    return shop.effects();
  }

  @Override
  public void destroy() {
    shop.close();
  }
}
