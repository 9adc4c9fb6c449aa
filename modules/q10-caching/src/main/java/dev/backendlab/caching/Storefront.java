package dev.backendlab.caching;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;

/** The first page of the shop. */
@Service
class Storefront {

  static final String CACHE = "bestsellers";

  private final Bestsellers bestsellers;

  Storefront(Bestsellers bestsellers) {
    this.bestsellers = bestsellers;
  }

  /** With {@code sync}, the readers of one instance who miss together wait for one of them. */
  @Cacheable(cacheNames = CACHE, key = "'now'", sync = true)
  public String bestsellers() {
    return bestsellers.now();
  }
}
