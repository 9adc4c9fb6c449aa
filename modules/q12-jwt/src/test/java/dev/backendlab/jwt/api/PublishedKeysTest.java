package dev.backendlab.jwt.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jsonwebtoken.JwsHeader;
import io.jsonwebtoken.Jwts;
import java.security.Key;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PublishedKeysTest {

  private static final Duration LONG = Duration.ofMinutes(5);

  @Test
  void areFetchedOnceForManyTokens() throws Exception {
    try (var issuer = new KeyServer()) {
      var keys = issuer.keys(LONG, LONG);
      Stream.generate(() -> header("k1")).limit(100).forEach(keys::locate);
      assertThat(issuer.calls()).isEqualTo(1);
    }
  }

  @Test
  void areThereForTheFirstRequestsAtOnce() throws Exception {
    try (var issuer = new KeyServer();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var keys = issuer.keys(LONG, LONG);
      Callable<Key> request = () -> keys.locate(header("k1"));
      for (var answer : threads.invokeAll(Stream.generate(() -> request).limit(50).toList())) {
        assertThat(answer.get()).isEqualTo(KeyServer.KEYS.getPublic());
      }
      assertThat(issuer.calls()).isEqualTo(1);
    }
  }

  @Test
  void cannotBeMadeToFloodTheIssuerByInventedIds() throws Exception {
    try (var issuer = new KeyServer()) {
      var keys = issuer.keys(LONG, LONG);
      for (int i = 0; i < 100; i++) {
        var invented = header("invented-" + i);
        assertThatExceptionOfType(RefusedToken.class).isThrownBy(() -> keys.locate(invented));
      }
      assertThat(issuer.calls()).isEqualTo(1);
    }
  }

  @Test
  void areAskedForAgainWhenTheyAreOld() throws Exception {
    try (var issuer = new KeyServer()) {
      var keys = issuer.keys(Duration.ZERO, LONG);
      keys.locate(header("k1"));
      keys.locate(header("k1"));
      assertThat(issuer.calls()).isEqualTo(2);
    }
  }

  @Test
  void stayWhenTheIssuerIsAway() throws Exception {
    var issuer = new KeyServer();
    var keys = issuer.keys(Duration.ZERO, Duration.ZERO);
    keys.locate(header("k1"));
    issuer.close();
    assertThat(keys.locate(header("k1"))).isEqualTo(KeyServer.KEYS.getPublic());
  }

  @Test
  void areNeverTakenFromTheTokenItself() throws Exception {
    try (var issuer = new KeyServer()) {
      var keys = issuer.keys(LONG, LONG);
      var header =
          (JwsHeader) Jwts.header().keyId("k1").add("alg", "RS256").add("jku", "http://x").build();
      assertThatExceptionOfType(RefusedToken.class).isThrownBy(() -> keys.locate(header));
      assertThat(issuer.calls()).isZero();
    }
  }

  private static JwsHeader header(String id) {
    return (JwsHeader) Jwts.header().keyId(id).add("alg", "RS256").build();
  }
}
