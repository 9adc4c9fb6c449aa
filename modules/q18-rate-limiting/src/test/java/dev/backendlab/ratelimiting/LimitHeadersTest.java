package dev.backendlab.ratelimiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpHeaders;

class LimitHeadersTest {

  private static final Quota FREE = new Quota("free", 10, Duration.ofMinutes(1));
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000, 250_000_000);
  private static final Decision LAST = Decision.allowed(0, Duration.ofMillis(1_300).toNanos());

  private final Locale usual = Locale.getDefault();

  @BeforeEach
  void aLanguageWithDigitsOfItsOwn() {
    Locale.setDefault(Locale.of("fa", "IR"));
  }

  @AfterEach
  void back() {
    Locale.setDefault(usual);
  }

  @Test
  void theDraftsFieldsAreStructuredFields() {
    assertThat(fields(new DraftHeaders()))
        .containsExactly(
            entry("RateLimit-Policy", "\"free\";q=10;w=60"),
            entry("RateLimit", "\"free\";r=0;t=2"));
  }

  @Test
  void gitHubTellsTheSecondInWhichTheWaitIsOver() {
    assertThat(fields(EpochHeaders.GITHUB))
        .containsExactly(
            entry("x-ratelimit-limit", "10"),
            entry("x-ratelimit-remaining", "0"),
            entry("x-ratelimit-reset", "1800000002"));
  }

  @Test
  void discordTellsFractions() {
    assertThat(fields(new DiscordHeaders())).containsEntry("X-RateLimit-Reset-After", "1.300");
  }

  @Test
  void shopifyTellsHowFullTheBucketIs() {
    var written = new ShopifyHeaders().write(FREE, Decision.allowed(3, 0), NOW);
    assertThat(written.toSingleValueMap()).containsValue("7/10");
  }

  @ParameterizedTest
  @EnumSource(names = {"IETF_DRAFT", "GITHUB", "X", "DISCORD"})
  void aReaderIsNotEarlyAndAtMostASecondLate(HeaderStyle style) {
    for (long nanos = 1; nanos < 3_000_000_000L; nanos += 77_777_777) {
      var written = style.headers().write(FREE, Decision.allowed(0, nanos), NOW);
      var pause = style.headers().read(written, FREE, NOW).orElseThrow().pause();
      assertThat(pause).isBetween(Duration.ofNanos(nanos), Duration.ofNanos(nanos).plusSeconds(1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsMissingOrMalformedIsIgnored(HeaderStyle style) {
    assertThat(style.headers().read(new HttpHeaders(), FREE, NOW)).isEmpty();
    var malformed = new HttpHeaders();
    style.headers().write(FREE, LAST, NOW).headerNames().forEach(name -> malformed.set(name, "-1"));
    assertThat(style.headers().read(malformed, FREE, NOW)).isEmpty();
  }

  private static Map<String, String> fields(LimitHeaders style) {
    return style.write(FREE, LAST, NOW).toSingleValueMap();
  }
}
