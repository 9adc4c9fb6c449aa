package dev.backendlab.ratelimiting;

/** How well-known APIs announce their limits. */
enum HeaderStyle {
  /** The future standard. */
  IETF_DRAFT,
  /** The moment of the reset. */
  GITHUB,
  /** Formerly Twitter: as GitHub, with one hyphen more. */
  X,
  /** The time until the reset, with fractions of a second. */
  DISCORD,
  /** How full the leaky bucket is. */
  SHOPIFY,
  /** As Stripe: the documentation says it. */
  NONE;

  LimitHeaders headers() {
    return switch (this) {
      case IETF_DRAFT -> new DraftHeaders();
      case GITHUB -> EpochHeaders.GITHUB;
      case X -> EpochHeaders.X;
      case DISCORD -> new DiscordHeaders();
      case SHOPIFY -> new ShopifyHeaders();
      case NONE -> new NoHeaders();
    };
  }
}
