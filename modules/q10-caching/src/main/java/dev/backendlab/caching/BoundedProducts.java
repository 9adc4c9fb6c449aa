package dev.backendlab.caching;

import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Lets so many load at once, and turns away the others at once.
 *
 * <p>A queue would spare nobody: visitors leave, their queries stay, and a database that is late
 * stays late after the cache is back.
 *
 * @see <a href="https://doi.org/10.1145/3458336.3465286">Metastable failures in distributed systems
 *     (Bronson et al., HotOS 2021)</a>
 */
class BoundedProducts implements Products {

  private final Products source;
  private final Semaphore places;

  BoundedProducts(Products source, int places) {
    this.source = source;
    this.places = new Semaphore(places);
  }

  @Override
  public Optional<Page> find(ProductKey key) {
    if (!places.tryAcquire()) {
      throw Problems.busy();
    }
    try {
      return source.find(key);
    } finally {
      places.release();
    }
  }
}
