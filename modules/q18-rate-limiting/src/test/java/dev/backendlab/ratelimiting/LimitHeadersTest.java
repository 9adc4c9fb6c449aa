package dev.backendlab.ratelimiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpHeaders;

class LimitHeadersTest {

  private static final Quota FREE = new Quota("free", 10, Duration.ofMinutes(1));
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000, 250_000_000);
  private static final Decision LAST = Decision.allowed(0, Duration.ofMillis(1_300).toNanos());

  @Test
  void theDraftsFieldsAreStructuredFields() {
    assertThat(new DraftHeaders().write(FREE, LAST, NOW))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("RateLimit-Policy", "\"free\";q=10;w=60", "RateLimit", "\"free\";r=0;t=2"));
  }

  @Test
  void gitHubTellsTheSecondInWhichTheWaitIsOver() {
    assertThat(EpochHeaders.GITHUB.write(FREE, LAST, NOW))
        .containsEntry("x-ratelimit-limit", "10")
        .containsEntry("x-ratelimit-remaining", "0")
        .containsEntry("x-ratelimit-reset", "1800000002");
  }

  @Test
  void discordTellsFractions() {
    assertThat(new DiscordHeaders().write(FREE, LAST, NOW))
        .containsEntry("X-RateLimit-Reset-After", "1.300");
  }

  @Test
  void shopifyTellsHowFullTheBucketIs() {
    assertThat(new ShopifyHeaders().write(FREE, Decision.allowed(3, 0), NOW)).containsValue("7/10");
  }

  @ParameterizedTest
  @EnumSource(names = {"IETF_DRAFT", "GITHUB", "X", "DISCORD"})
  void whoReadsThemIsNeverEarlyAndAtMostASecondLate(HeaderStyle style) {
    for (long nanos = 1; nanos < 3_000_000_000L; nanos += 77_777_777) {
      var written = style.headers().write(FREE, Decision.allowed(0, nanos), NOW);
      var pause = style.headers().read(answer(written), FREE, NOW).orElseThrow().pause();
      assertThat(pause).isBetween(Duration.ofNanos(nanos), Duration.ofNanos(nanos).plusSeconds(1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsMissingOrMalformedIsIgnored(HeaderStyle style) {
    assertThat(style.headers().read(new HttpHeaders(), FREE, NOW)).isEmpty();
    var written = new TreeMap<>(style.headers().write(FREE, LAST, NOW));
    written.replaceAll((name, value) -> "-1");
    assertThat(style.headers().read(answer(written), FREE, NOW)).isEmpty();
  }

  private static HttpHeaders answer(Map<String, String> fields) {
    var headers = new HttpHeaders();
    fields.forEach(headers::set);
    return headers;
  }
}
