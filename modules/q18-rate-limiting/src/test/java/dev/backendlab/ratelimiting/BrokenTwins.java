package dev.backendlab.ratelimiting;

import dev.backendlab.kit.BrokenTwin;

/** The mistakes: each is a line that looks right, and was found in somebody's production. */
final class BrokenTwins {

  private BrokenTwins() {}

  @BrokenTwin(
      value = "per-user",
      says =
          "Calls are counted by the address they come from, and behind a proxy, or a company's"
              + " router, all come from one.")
  static class KeyedByAddress extends BucketKeys {

    private static final String PROXY = "127.0.0.1";

    private final String prefix;

    KeyedByAddress(RateLimitProperties properties) {
      super(properties);
      this.prefix = properties.keyPrefix();
    }

    @Override
    String own(Caller caller) {
      return prefix + "address:" + PROXY;
    }
  }
}
