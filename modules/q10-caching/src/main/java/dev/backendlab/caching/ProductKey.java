package dev.backendlab.caching;

import java.util.Currency;

/** Everything that decides how a product page reads. What is missing here mixes up readers. */
record ProductKey(int product, Currency currency) {

  static ProductKey of(int product, String currency) {
    return new ProductKey(product, Currency.getInstance(currency));
  }
}
