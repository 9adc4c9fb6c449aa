package dev.backendlab.ratelimiting;

import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** A style of announcing limits: what the server writes, and what a client reads in it. */
sealed interface LimitHeaders
    permits DraftHeaders, EpochHeaders, DiscordHeaders, ShopifyHeaders, NoHeaders {

  /**
   * The fields of an answer, in the order in which its documentation names them.
   *
   * @param now by the server's clock
   */
  HttpHeaders write(Quota quota, Decision decision, Instant now);

  /**
   * The conclusion that a client may draw from an answer; empty where it says nothing.
   *
   * @param documented the quota as the API's documentation has it
   * @param now by the client's clock
   */
  Optional<Budget> read(HttpHeaders answer, Quota documented, Instant now);

  /** A field that is a whole number; empty where it is missing or is none, and so ignored. */
  static Optional<Long> number(HttpHeaders answer, String name) {
    return Optional.ofNullable(answer.getFirst(name))
        .filter(value -> value.matches("\\d{1,18}"))
        .map(Long::valueOf);
  }
}
