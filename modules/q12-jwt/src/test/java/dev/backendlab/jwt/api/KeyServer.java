package dev.backendlab.jwt.api;

import com.sun.net.httpserver.HttpServer;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.web.client.RestClient;

/** An issuer that does nothing but publish one key, and counts who asks for it. */
class KeyServer implements AutoCloseable {

  static final KeyPair KEYS = Jwts.SIG.RS256.keyPair().build();

  private final AtomicInteger calls = new AtomicInteger();
  private final HttpServer server;

  KeyServer() throws IOException {
    var key =
        Jwks.builder().key((RSAPublicKey) KEYS.getPublic()).id("k1").algorithm("RS256").build();
    var json = "{\"keys\":[" + Jwks.json(key) + "]}";
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/.well-known/jwks.json",
        exchange -> {
          calls.incrementAndGet();
          var body = json.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  int calls() {
    return calls.get();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  PublishedKeys keys(Duration maxAge, Duration retryAfter) {
    return new PublishedKeys(RestClient.create(url().toString()), settings(maxAge, retryAfter));
  }

  /** A verifier that trusts this issuer, and looks at no deny-list. */
  JwtVerifier verifier() {
    var settings = settings(Duration.ofMinutes(5), Duration.ofMinutes(5));
    var keys = new PublishedKeys(RestClient.create(url().toString()), settings);
    return new JwtVerifier(settings, keys, new DenyList(new StringRedisTemplate(), settings));
  }

  static String token() {
    return Jwts.builder()
        .header()
        .keyId("k1")
        .and()
        .issuer("https://login.example")
        .subject("ada")
        .audience()
        .add("shop")
        .and()
        .expiration(Date.from(Instant.now().plusSeconds(300)))
        .id("1")
        .claim("roles", List.of("CUSTOMER"))
        .signWith(KEYS.getPrivate(), Jwts.SIG.RS256)
        .compact();
  }

  private ApiProperties settings(Duration maxAge, Duration retryAfter) {
    return new ApiProperties(
        "api",
        "https://login.example",
        "shop",
        url(),
        maxAge,
        retryAfter,
        Duration.ZERO,
        false,
        "",
        null);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
