package dev.backendlab.caching;

import java.util.stream.IntStream;
import org.springframework.context.annotation.Lazy;

/** Readers of one page, from Redis and from the memory of this process. */
@Lazy
record NearReaders(NearPageCache near, Catalogue catalogue) {

  Products shop() {
    var optional = new OptionalPageCache(near, catalogue.properties().rest());
    return catalogue.aside(catalogue.pages(), optional, Catalogue.MINUTE);
  }

  /** The GET commands that Redis counted for 1,000 of them. */
  long reads(Products from) throws Exception {
    var gets = catalogue.redisServer().counter("get");
    return gets.of(() -> IntStream.range(0, 1_000).forEach(i -> from.find(Catalogue.LAMP)));
  }

  boolean hasLamp() {
    return near.isNear(catalogue.keys().of(Catalogue.LAMP));
  }
}
