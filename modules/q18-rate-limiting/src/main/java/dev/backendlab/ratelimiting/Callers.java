package dev.backendlab.ratelimiting;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The API's customers, by the key that each request brings along. */
@Component
class Callers {

  static final String API_KEY = "X-API-Key";

  private final RateLimitProperties properties;
  private final Map<String, String> planOfKey;

  Callers(RateLimitProperties properties) {
    this.properties = properties;
    this.planOfKey = new ConcurrentHashMap<>(properties.keys());
  }

  Optional<Caller> of(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader(API_KEY))
        .flatMap(key -> Optional.ofNullable(planOfKey.get(key)).map(plan -> caller(key, plan)));
  }

  /** Somebody signs up. */
  void register(String key, String plan) {
    caller(key, plan);
    planOfKey.put(key, plan);
  }

  private Caller caller(String key, String plan) {
    return new Caller(
        key,
        plan,
        Objects.requireNonNull(
            properties.plans().get(plan), () -> "There is no plan '%s'.".formatted(plan)));
  }
}
