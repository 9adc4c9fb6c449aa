package dev.backendlab.ratelimiting;

import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import dev.backendlab.kit.Claim;
import dev.backendlab.kit.Demo;
import dev.backendlab.kit.Reads;
import dev.backendlab.kit.Stage;
import java.time.Duration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;

/** What a rate limit does for an API, what it costs, and what it does not do. */
@Demo("q18")
@SpringBootTest(
    classes = {WeatherApplication.class, DemoClock.class},
    properties = RateLimitingDemo.PATIENT,
    webEnvironment = RANDOM_PORT)
record RateLimitingDemo(@LocalServerPort int port, Callers callers, DemoClock clock) {

  /** What is counted here must not depend on how busy the machine is. */
  static final String PATIENT = "spring.data.redis.timeout=5s";

  @Claim("per-user")
  @Reads({RateLimitInterceptor.class, RedisBuckets.class, QuotaExceeded.class, DraftHeaders.class})
  void theEleventhCallIsRefusedAndNobodyElseIs(Stage stage) {
    var api = stage.http("http://localhost:" + port);
    var ada = Customer.signsUp(api, callers, "ada", "free");
    var bob = Customer.signsUp(api, callers, "bob", "free");
    stage.say("The free plan allows ten calls a minute. Ada makes ten, then one more.");
    stage.control("Ada's first ten calls that passed", ada.calls(10)).is(10);
    var refused = ada.call();
    stage.check("status of her eleventh", refused.status()).is(429);
    stage.check("the policy", refused.header("RateLimit-Policy")).is("\"free\";q=10;w=60");
    stage.check("what is left of it", refused.header("RateLimit")).is("\"free\";r=0;t=6");
    stage.check("Retry-After", refused.header(HttpHeaders.RETRY_AFTER)).is("6");
    stage.check("Bob's call at the same moment", bob.call().status()).is(200);
    stage.say("The API's clock is this demo's; it is turned on by five seconds, then by one more.");
    clock.turn(Duration.ofSeconds(5));
    stage.control("Ada's call before the announced wait is over", ada.call().status()).is(429);
    clock.turn(Duration.ofSeconds(1));
    stage
        .check("her call after it", ada.call().status())
        .because("a token drips into her bucket every six seconds")
        .is(200);
  }
}
