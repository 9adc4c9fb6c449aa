package dev.backendlab.ratelimiting;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** The one thing that the API sells. */
@RestController
class ForecastController {

  private final Backend backend;

  ForecastController(Backend backend) {
    this.backend = backend;
  }

  @GetMapping("/forecasts/{city}")
  String forecast(
      @PathVariable String city, @RequestAttribute(RateLimitInterceptor.CALLER) Caller caller) {
    return backend.forecast(city, caller.plan().line());
  }
}
