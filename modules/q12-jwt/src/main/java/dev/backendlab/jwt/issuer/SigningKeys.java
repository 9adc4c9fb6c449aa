package dev.backendlab.jwt.issuer;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.JwkSet;
import io.jsonwebtoken.security.Jwks;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The one key that signs, and every public key under which tokens may still be under way. */
@Component
public class SigningKeys {

  private final Duration grace;
  private final Optional<KeyFile> file;
  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private volatile CompletableFuture<SigningKey> current;

  /** The search for two large primes takes a while: it goes on while the service starts. */
  SigningKeys(IssuerProperties issuer) {
    this.grace = issuer.keyGrace();
    this.file = Optional.ofNullable(issuer.keyFile()).map(KeyFile::new);
    this.current =
        CompletableFuture.supplyAsync(
            () -> file.flatMap(KeyFile::read).map(this::signing).orElseGet(this::generate));
  }

  /** A key pair under its name, the {@code kid} of every token that it signs. */
  public record SigningKey(String id, PrivateKey secret, PublicKey open) {}

  /**
   * A public key that may be needed.
   *
   * @param published whether services shall still believe in it
   */
  private record Known(RSAPublicKey key, Instant until, boolean published) {}

  /** The key that signs now. */
  public SigningKey current() {
    return current.join();
  }

  /** A new key signs from now on; the previous one stays published until its last token is dead. */
  public synchronized void rotate() {
    var previous = current();
    current = CompletableFuture.completedFuture(generate());
    known.computeIfPresent(
        previous.id(), (id, old) -> new Known(old.key(), Instant.now().plus(grace), true));
  }

  /** Unpublishes a key at once, as after a theft: every token that it signed dies with it. */
  public synchronized void withdraw(String id) {
    if (current().id().equals(id)) {
      rotate();
    }
    known.computeIfPresent(id, (same, key) -> new Known(key.key(), key.until(), false));
  }

  /** Also of a withdrawn key: a service that has not heard of it yet still takes its tokens. */
  Optional<PublicKey> find(String id) {
    return Optional.ofNullable(known.get(id)).map(Known::key);
  }

  /** The public halves, for everybody. */
  JwkSet published() {
    known.values().removeIf(key -> key.until().isBefore(Instant.now()));
    var keys = Jwks.set();
    known.forEach((id, key) -> {
      if (key.published()) {
        keys.add(Jwks.builder().key(key.key()).id(id).algorithm("RS256").build());
      }
    });
    return keys.build();
  }

  private SigningKey generate() {
    var pair = Jwts.SIG.RS256.keyPair().build();
    file.ifPresent(kept -> kept.write(pair.getPrivate()));
    return signing(pair);
  }

  /** Its name is made of the key itself (RFC 7638), so that a restart changes neither. */
  private SigningKey signing(KeyPair pair) {
    var open = (RSAPublicKey) pair.getPublic();
    var id = Jwks.builder().key(open).idFromThumbprint().build().getId().substring(0, 8);
    known.put(id, new Known(open, Instant.MAX, true));
    return new SigningKey(id, pair.getPrivate(), open);
  }
}
