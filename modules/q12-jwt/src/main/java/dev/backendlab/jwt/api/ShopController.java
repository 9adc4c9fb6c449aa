package dev.backendlab.jwt.api;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** The things to protect. */
@RestController
class ShopController {

  private final String name;
  private final @Nullable URI next;
  private final RestClient http;

  ShopController(ApiProperties api, RestClient issuer) {
    this.name = api.name();
    this.next = api.next();
    this.http = issuer.mutate().baseUrl("").build();
  }

  record Me(String name, Set<String> roles) {}

  @GetMapping("/me")
  Me me(@AuthenticationPrincipal Caller caller) {
    return new Me(caller.name(), caller.roles());
  }

  /** For administrators: {@link ApiSecurity} asks the token for that role. */
  @GetMapping("/accounts")
  List<String> accounts() {
    return List.of("ada", "bob");
  }

  /** Each service of the chain checks the token for itself, then hands it on. */
  @GetMapping("/checkout")
  List<String> checkout(@AuthenticationPrincipal Caller caller) {
    var own = Stream.of("%s, for %s".formatted(name, caller.name()));
    return Stream.concat(own, rest(caller)).toList();
  }

  private Stream<String> rest(Caller caller) {
    if (next == null) {
      return Stream.of();
    }
    try {
      var answer =
          http.get()
              .uri(next.resolve("/checkout"))
              .header(HttpHeaders.AUTHORIZATION, "Bearer " + caller.token())
              .retrieve()
              .body(String[].class);
      return answer == null ? Stream.of() : Stream.of(answer);
    } catch (HttpClientErrorException.Unauthorized refused) {
      throw new RefusedToken("the next service refuses it");
    } catch (RestClientException away) {
      throw new NoAnswer("the next service", away);
    }
  }
}
