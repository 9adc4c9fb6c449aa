package dev.backendlab.jwt.issuer;

import java.time.Duration;
import java.util.Optional;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * Refresh tokens, each good for one use, kept on Redis as one record per login.
 *
 * <p>A token is {@code login.secret}. Presenting one takes its login's record off Redis, in one
 * atomic command; it is put back only for the newest secret. So a copy that was stolen ends the
 * login for both: for the thief who comes second, and for the owner when the thief came first.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9700#section-4.14.2">RFC 9700, 4.14.2</a>
 */
@Component
public class RefreshTokens {

  private final StringRedisTemplate redis;
  private final String prefix;
  private final Duration life;

  RefreshTokens(StringRedisTemplate redis, IssuerProperties issuer) {
    this.redis = redis;
    this.prefix = issuer.redisPrefix() + "refresh:";
    this.life = issuer.refreshTokenLife();
  }

  /** The user of a login that goes on, and the token for the next time. */
  public record Renewal(String user, String refreshToken) {}

  /** The first refresh token of a new login. */
  public String begin(String user) {
    return keep(Secret.random(), user);
  }

  /** The next token for this one; empty, and the login over, where this one was used before. */
  public Optional<Renewal> renew(String token) {
    var login = loginOf(token);
    var kept = redis.opsForValue().getAndDelete(prefix + login);
    return Optional.ofNullable(kept)
        .flatMap(Kept::parse)
        .filter(record -> record.isOf(token))
        .map(record -> new Renewal(record.user(), keep(login, record.user())));
  }

  /** Ends the login to which this token belongs. */
  public void end(String token) {
    redis.delete(prefix + loginOf(token));
  }

  private String keep(String login, String user) {
    var token = login + "." + Secret.random();
    redis.opsForValue().set(prefix + login, new Kept(user, Secret.hash(token)).toString(), life);
    return token;
  }

  private static String loginOf(String token) {
    return token.split("\\.", 2)[0];
  }

  /** Only the hash is kept: a reader of Redis can't log in with it. */
  private record Kept(String user, String hash) {

    /** A record that can't be read is one of nobody. */
    static Optional<Kept> parse(String text) {
      int space = text.lastIndexOf(' ');
      return space < 0
          ? Optional.empty()
          : Optional.of(new Kept(text.substring(0, space), text.substring(space + 1)));
    }

    boolean isOf(String token) {
      return hash.equals(Secret.hash(token));
    }

    @Override
    public String toString() {
      return user + " " + hash;
    }
  }
}
