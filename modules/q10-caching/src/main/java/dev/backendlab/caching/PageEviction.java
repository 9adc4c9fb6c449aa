package dev.backendlab.caching;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Takes a changed product out of the cache, after the commit: before it, a reader in between would
 * load the old row and put it back.
 */
@Component
class PageEviction {

  private final OptionalPageCache cache;
  private final CacheKeys keys;

  PageEviction(OptionalPageCache cache, CacheKeys keys) {
    this.cache = cache;
    this.keys = keys;
  }

  void isDueFor(int product) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            evict(product);
          }
        });
  }

  void evict(int product) {
    keys.about(product).forEach(cache::evict);
  }
}
