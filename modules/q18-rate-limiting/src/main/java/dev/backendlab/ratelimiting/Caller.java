package dev.backendlab.ratelimiting;

import dev.backendlab.ratelimiting.RateLimitProperties.Plan;
import org.jspecify.annotations.Nullable;

/** A customer's key, and the plan that it pays for. */
record Caller(String key, String planName, Plan plan) {

  /** This caller's own quota. */
  Quota quota() {
    return new Quota(planName, plan.limit(), plan.window());
  }

  /** The quota of all callers with the same plan together. */
  @Nullable Quota together() {
    var limit = plan.together();
    return limit == null ? null : new Quota(planName + "-together", limit, plan.window());
  }
}
