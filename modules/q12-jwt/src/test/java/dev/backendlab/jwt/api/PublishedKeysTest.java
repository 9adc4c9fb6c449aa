package dev.backendlab.jwt.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PublishedKeysTest {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final PublicKey KEY = KeyServer.KEYS.getPublic();

  @Test
  void areFetchedOnceForManyTokens() throws Exception {
    try (var issuer = new KeyServer()) {
      var keys = issuer.keys(LONG, LONG);
      Stream.generate(() -> "k1").limit(100).forEach(keys::find);
      assertThat(issuer.calls()).isEqualTo(1);
    }
  }

  @Test
  void areThereForTheFirstRequestsAtOnce() throws Exception {
    try (var issuer = new KeyServer();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var keys = issuer.keys(LONG, LONG);
      Callable<List<PublicKey>> request = () -> found(keys, "k1");
      for (var answer : threads.invokeAll(Stream.generate(() -> request).limit(50).toList())) {
        assertThat(answer.get()).containsExactly(KEY);
      }
      assertThat(issuer.calls()).isEqualTo(1);
    }
  }

  @Test
  void cannotBeMadeToFloodTheIssuerByInventedIds() throws Exception {
    try (var issuer = new KeyServer()) {
      var keys = issuer.keys(LONG, LONG);
      for (int i = 0; i < 100; i++) {
        var invented = "invented-" + i;
        assertThatExceptionOfType(RefusedToken.class).isThrownBy(() -> keys.find(invented));
      }
      assertThat(issuer.calls()).isEqualTo(1);
    }
  }

  @Test
  void areAskedForAgainWhenTheyAreOld() throws Exception {
    try (var issuer = new KeyServer()) {
      var keys = issuer.keys(Duration.ZERO, LONG);
      keys.find("k1");
      keys.find("k1");
      assertThat(issuer.calls()).isEqualTo(2);
    }
  }

  @Test
  void stayWhenTheIssuerIsAway() throws Exception {
    var issuer = new KeyServer();
    var keys = issuer.keys(Duration.ZERO, Duration.ZERO);
    keys.find("k1");
    issuer.close();
    assertThat(found(keys, "k1")).containsExactly(KEY);
  }

  @Test
  void cannotDecideBeforeTheIssuerHasAnswered() throws Exception {
    var issuer = new KeyServer();
    var keys = issuer.keys(LONG, LONG);
    issuer.close();
    for (int i = 0; i < 2; i++) {
      assertThatExceptionOfType(NoAnswer.class).isThrownBy(() -> keys.find("k1"));
    }
  }

  @Test
  void cannotDecideAboutANewKeyWhileTheIssuerIsAway() throws Exception {
    var issuer = new KeyServer();
    var keys = issuer.keys(LONG, Duration.ZERO);
    keys.find("k1");
    issuer.close();
    assertThatExceptionOfType(NoAnswer.class).isThrownBy(() -> keys.find("k2"));
  }

  static List<PublicKey> found(PublishedKeys keys, String id) {
    return keys.find(id).stream().map(VerificationKey::key).toList();
  }
}
