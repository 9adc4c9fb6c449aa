package dev.backendlab.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.backendlab.kit.story.Story;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.apache.hc.client5.http.cache.CacheResponseStatus;
import org.apache.hc.client5.http.cache.HttpCacheContext;
import org.apache.hc.client5.http.impl.cache.CachingHttpClients;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/**
 * A cache between the shop and all its clients. What it may keep, and for how long, is decided by
 * Apache HttpClient's cache, by the rules of RFC 9111; this class gives it a port.
 */
final class SharedCache implements AutoCloseable {

  private static final List<String> PASSED =
      List.of("Cache-Control", "ETag", "Age", "Content-Type");

  private final HttpServer server;
  private final CloseableHttpClient client = CachingHttpClients.createMemoryBound();
  private final String shop;

  private SharedCache(HttpServer server, String shop) {
    this.server = server;
    this.shop = shop;
    server.createContext("/", this::answer);
    server.start();
  }

  static SharedCache before(String shop) throws IOException {
    var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return new SharedCache(HttpServer.create(here, 0), shop);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var context = HttpCacheContext.create();
      client.execute(
          request(exchange),
          context,
          answer -> {
            var kept = context.getCacheResponseStatus();
            exchange.getResponseHeaders().set("X-Cache", kept.name());
            if (kept != CacheResponseStatus.CACHE_HIT) {
              passed(exchange, answer.getCode());
            }
            return pass(answer, exchange);
          });
    }
  }

  private void passed(HttpExchange exchange, int status) {
    var address = URI.create(shop + exchange.getRequestURI());
    Story.live().hops().http("cache", exchange.getRequestMethod(), address, status);
  }

  private ClassicHttpRequest request(HttpExchange exchange) throws IOException {
    var request =
        ClassicRequestBuilder.create(exchange.getRequestMethod())
            .setUri(shop + exchange.getRequestURI());
    var body = exchange.getRequestBody().readAllBytes();
    if (body.length > 0) {
      request.setEntity(body, ContentType.APPLICATION_JSON);
    }
    return request.build();
  }

  private static int pass(ClassicHttpResponse answer, HttpExchange exchange) throws IOException {
    for (var name : PASSED) {
      var header = answer.getFirstHeader(name);
      if (header != null) {
        exchange.getResponseHeaders().set(name, header.getValue());
      }
    }
    var body = EntityUtils.toByteArray(answer.getEntity());
    exchange.sendResponseHeaders(answer.getCode(), body.length);
    exchange.getResponseBody().write(body);
    return body.length;
  }

  @Override
  public void close() throws IOException {
    server.stop(0);
    client.close();
  }
}
