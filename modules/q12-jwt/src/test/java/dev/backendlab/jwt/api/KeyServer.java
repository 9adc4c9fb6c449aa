package dev.backendlab.jwt.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.web.client.RestClient;

/** An issuer that does nothing but publish keys, and counts how often it is asked for them. */
class KeyServer implements AutoCloseable {

  static final KeyPair KEYS = Jwts.SIG.RS256.keyPair().build();

  private final AtomicInteger calls = new AtomicInteger();
  private final HttpServer server;
  private volatile String answer = set(key("k1", KEYS));

  KeyServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          var body = answer.getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  int calls() {
    return calls.get();
  }

  /** From now on it answers with this. */
  void answer(String body) {
    answer = body;
  }

  static String set(String... keys) {
    return "{\"keys\":[%s]}".formatted(String.join(",", keys));
  }

  static String key(String id, KeyPair pair) {
    return Jwks.json(Jwks.builder().key((RSAPublicKey) pair.getPublic()).id(id).build());
  }

  PublishedKeys keys(Duration maxAge, Duration retryAfter) {
    return new PublishedKeys(RestClient.create(url().toString()), settings(maxAge, retryAfter));
  }

  /** A verifier that trusts this issuer, and looks at no deny-list. */
  JwtVerifier verifier() {
    var settings = settings(Duration.ofMinutes(5), Duration.ofMinutes(5));
    var keys = new PublishedKeys(RestClient.create(url().toString()), settings);
    var nobodyDenied = new DenyList(new StringRedisTemplate(), settings);
    return new JwtVerifier(new TokenRules(settings), keys, nobodyDenied);
  }

  /** Any payload, signed by this issuer. */
  static String token(String payload) {
    var header = Jwts.builder().header().keyId("k1").type("at+jwt").and();
    return header.content(payload).signWith(KEYS.getPrivate(), Jwts.SIG.RS256).compact();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private ApiProperties settings(Duration maxAge, Duration retryAfter) {
    var none = Duration.ZERO;
    return new ApiProperties(
        "api", "me", "shop", url(), maxAge, retryAfter, none, none, false, "", null);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
