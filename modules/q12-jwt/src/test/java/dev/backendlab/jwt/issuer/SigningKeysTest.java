package dev.backendlab.jwt.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SigningKeysTest {

  @Test
  void theOldKeyStaysPublishedDuringItsGrace() {
    var keys = keys(Duration.ofHours(1));
    var old = keys.current().id();
    keys.rotate();
    assertThat(keys.current().id()).isNotEqualTo(old);
    assertThat(published(keys)).containsExactlyInAnyOrder(old, keys.current().id());
  }

  @Test
  void theOldKeyIsGoneAfterItsGrace() {
    var keys = keys(Duration.ofSeconds(-1));
    keys.rotate();
    assertThat(published(keys)).containsExactly(keys.current().id());
  }

  @Test
  void aWithdrawnKeyIsGoneAtOnce() {
    var keys = keys(Duration.ofHours(1));
    var stolen = keys.current().id();
    keys.rotate();
    keys.withdraw(stolen);
    assertThat(published(keys)).containsExactly(keys.current().id());
  }

  @Test
  void aWithdrawnKeyNeverSignsAgain() {
    var keys = keys(Duration.ofHours(1));
    var stolen = keys.current().id();
    keys.withdraw(stolen);
    assertThat(keys.current().id()).isNotEqualTo(stolen);
    assertThat(published(keys)).containsExactly(keys.current().id());
  }

  private static SigningKeys keys(Duration grace) {
    return new SigningKeys(
        new IssuerProperties(
            "https://login.example",
            "shop",
            Duration.ofMinutes(5),
            Duration.ofDays(30),
            grace,
            Duration.ZERO,
            "",
            List.of()));
  }

  private static List<String> published(SigningKeys keys) {
    return keys.published().getKeys().stream().map(key -> key.getId()).toList();
  }
}
