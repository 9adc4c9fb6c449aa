package dev.backendlab.caching;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;

/** The first page of the shop, cached by Spring: one annotation, where no more is needed. */
@Service
class Storefront {

  static final String CACHE = "bestsellers";

  private final Bestsellers bestsellers;
  private final SingleFlight flights;

  Storefront(Bestsellers bestsellers, SingleFlight flights) {
    this.bestsellers = bestsellers;
    this.flights = flights;
  }

  /**
   * A reader who comes here has missed. {@code sync = true} would look the same and do nothing:
   * Spring's cache on Redis heeds it only with a locking writer, which queues up all readers of the
   * cache.
   */
  @Cacheable(cacheNames = CACHE, key = "'now'")
  public String bestsellers() {
    return flights.join(CACHE, bestsellers::now);
  }
}
