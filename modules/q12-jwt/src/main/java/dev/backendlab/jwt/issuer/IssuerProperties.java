package dev.backendlab.jwt.issuer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the issuer.
 *
 * @param name what it calls itself in {@code iss}; a name, not an address to connect to
 * @param audience whom its tokens are for, in {@code aud}
 * @param accessTokenLife how long a token works, also after a logout: keep it short
 * @param refreshTokenLife how long a user may stay away before logging in again
 * @param keyGrace how long the previous key stays published after a rotation; longer than an access
 *     token lives, or users are logged out by it
 * @param clockSkew how far behind the clock of a service may be
 * @param redisPrefix before every key on Redis
 * @param keyFile where the key that signs is kept; without it, it lives in memory and goes with the
 *     issuer
 */
@ConfigurationProperties("issuer")
record IssuerProperties(
    String name,
    String audience,
    @DefaultValue("5m") Duration accessTokenLife,
    @DefaultValue("30d") Duration refreshTokenLife,
    @DefaultValue("10m") Duration keyGrace,
    @DefaultValue("1m") Duration clockSkew,
    @DefaultValue("") String redisPrefix,
    @Nullable Path keyFile,
    List<Account> accounts) {

  /** A user, with a password hash as Spring Security writes it: {@code {bcrypt}$2a$…}. */
  record Account(String name, String password, List<String> roles) {}
}
