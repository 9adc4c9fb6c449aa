package dev.backendlab.ratelimiting;

import org.springframework.stereotype.Component;

/** Whose calls are counted together: the key of a counter decides what it limits. */
@Component
class BucketKeys {

  private final String prefix;

  BucketKeys(RateLimitProperties properties) {
    this.prefix = properties.keyPrefix();
  }

  /** One counter for each caller: the same one, whichever instance the call comes to. */
  String own(Caller caller) {
    return prefix + "key:" + caller.key();
  }

  /** One counter for all callers with this plan. */
  String together(Caller caller) {
    return prefix + "plan:" + caller.planName();
  }
}
