package dev.backendlab.caching;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One more instance of the shop, on the same services. */
record Shop(ConfigurableApplicationContext context) implements AutoCloseable {

  /** The browsers of all visitors. */
  private static final HttpClient VISITORS =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  static Shop open(String... settings) {
    var all = new ArrayList<>(List.of("server.port=0", "spring.sql.init.mode=never"));
    all.addAll(List.of(settings));
    var arguments = all.stream().map(setting -> "--" + setting).toArray(String[]::new);
    return new Shop(new SpringApplicationBuilder(ShopApplication.class).run(arguments));
  }

  String url() {
    return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
  }

  /** Reads a page as a visitor does who leaves after so long; whether the cache had it. */
  static boolean visit(String url, int product, Duration patience)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url + "/products/" + product)).timeout(patience).build();
    var response = VISITORS.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException("Status " + response.statusCode());
    }
    return response.headers().firstValue("X-Cache").orElse("").equals("HIT");
  }

  @Override
  public void close() {
    context.close();
  }
}
