package dev.backendlab.ratelimiting;

/** How well-known APIs announce their limits. */
enum HeaderStyle {
  /** What is to become the standard. */
  IETF_DRAFT(new DraftHeaders()),
  /** GitHub: the moment of the reset. */
  GITHUB(EpochHeaders.GITHUB),
  /** X, formerly Twitter: as GitHub, with one hyphen more. */
  X(EpochHeaders.X),
  /** Discord: the time until the reset, with fractions of a second. */
  DISCORD(new DiscordHeaders()),
  /** Shopify: how full the leaky bucket is. */
  SHOPIFY(new ShopifyHeaders()),
  /** Stripe: the documentation says it. */
  NONE(new NoHeaders());

  private final LimitHeaders headers;

  HeaderStyle(LimitHeaders headers) {
    this.headers = headers;
  }

  LimitHeaders headers() {
    return headers;
  }
}
