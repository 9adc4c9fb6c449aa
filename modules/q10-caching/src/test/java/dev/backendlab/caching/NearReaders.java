package dev.backendlab.caching;

import dev.backendlab.redis.RedisServer;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Lazy;

/** Readers of one page, from Redis and from the memory of this process. */
@Lazy
class NearReaders {

  static final int READS = 1_000;

  private final NearPageCache near;
  private final Catalogue catalogue;
  private final RedisServer server;
  private final Products fromNear;

  NearReaders(NearPageCache near, Catalogue catalogue, RedisServer server) {
    this.near = near;
    this.catalogue = catalogue;
    this.server = server;
    var optional = new OptionalPageCache(near, catalogue.properties().rest());
    this.fromNear = catalogue.aside(catalogue.pages(), optional, Catalogue.MINUTE);
  }

  /** The GET commands that Redis counted for 1,000 readers. */
  long readsOnRedis() throws Exception {
    return reads(catalogue.shop());
  }

  /** The same with the page in this process. */
  long readsNearby() throws Exception {
    return reads(fromNear);
  }

  private long reads(Products from) throws Exception {
    return server
        .counter("get")
        .of(() -> IntStream.range(0, READS).forEach(i -> from.find(Catalogue.LAMP).orElseThrow()));
  }

  boolean hasLamp() {
    return near.isNear(catalogue.keys().of(Catalogue.LAMP));
  }

  boolean isFresh() {
    return catalogue.isFresh(fromNear);
  }
}
