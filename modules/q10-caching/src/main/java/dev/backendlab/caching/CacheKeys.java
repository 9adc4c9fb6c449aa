package dev.backendlab.caching;

import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Names cache entries: two readers share an entry exactly if they may read the same page. */
@Component
class CacheKeys {

  private final String prefix;

  CacheKeys(CacheProperties properties) {
    this.prefix = properties.keyPrefix();
  }

  String of(ProductKey key) {
    return prefix + "product:" + key.product() + ":" + key.currency();
  }

  /** Every entry that shows something of this product. */
  Stream<String> about(int product) {
    return Stream.of(ShopCurrency.values()).map(currency -> of(new ProductKey(product, currency)));
  }
}
