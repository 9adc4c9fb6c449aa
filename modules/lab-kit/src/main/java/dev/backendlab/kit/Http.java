package dev.backendlab.kit;

import dev.backendlab.kit.story.Hops;
import dev.backendlab.kit.story.Story;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/**
 * Somebody who calls an application. It throws for no status and for no missing answer: the claim
 * looks at what came of it.
 *
 * <pre>{@code
 * var ada = stage.http("ada", shop).with("Authorization", "Bearer " + token);
 * stage.check("status of her order", ada.post("/orders", order).status()).is(201);
 * }</pre>
 *
 * <p>Each call of {@code with} and {@code patience} gives another caller and leaves this one as it
 * is.
 */
public final class Http {

  private static final Duration USUAL_PATIENCE = Duration.ofSeconds(30);

  /**
   * Tomcat closes a connection that was idle for 20 seconds, and the JDK's client would use it for
   * 30: a request that meets the end of its connection is lost.
   */
  private static final String IDLE_SECONDS = "10";

  /** One for all: each has threads and connections of its own. */
  private static final HttpClient CLIENT = client();

  private final String baseUrl;
  private final Map<String, String> headers;
  private final Duration patience;
  private final @Nullable ClientHttpRequestInterceptor narrator;
  private final RestClient client;

  private Http(
      String baseUrl,
      Map<String, String> headers,
      Duration patience,
      @Nullable ClientHttpRequestInterceptor narrator) {
    this.baseUrl = baseUrl;
    this.headers = headers;
    this.patience = patience;
    this.narrator = narrator;
    var requests = new JdkClientHttpRequestFactory(CLIENT);
    requests.setReadTimeout(patience);
    var builder =
        RestClient.builder()
            .baseUrl(baseUrl)
            .requestFactory(requests)
            .defaultStatusHandler(status -> true, (request, response) -> {});
    if (narrator != null) {
      builder.requestInterceptor(narrator);
    }
    this.client = builder.build();
  }

  private static HttpClient client() {
    System.setProperty("jdk.httpclient.keepalive.timeout", IDLE_SECONDS);
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(Duration.ofSeconds(10))
        .build();
  }

  /**
   * A caller of whom the story hears only how often it called which application: for load, and for
   * what only prepares a claim.
   */
  public static Http silent(String baseUrl) {
    return new Http(baseUrl, Map.of(), USUAL_PATIENCE, null);
  }

  /** A caller whose exchanges are part of the story. */
  static Http narrated(String baseUrl, ClientHttpRequestInterceptor narrator) {
    return new Http(baseUrl, Map.of(), USUAL_PATIENCE, narrator);
  }

  /** The same caller, who sends this header as well. */
  public Http with(String header, String value) {
    var all = new LinkedHashMap<>(headers);
    all.put(header, value);
    return new Http(baseUrl, all, patience, narrator);
  }

  /** The same caller, who leaves after so long without an answer. */
  public Http patience(Duration patience) {
    return new Http(baseUrl, headers, patience, narrator);
  }

  /** Asks for what is at this path. */
  public Answer get(String path) {
    return send(HttpMethod.GET, path, null);
  }

  /** Posts this object as JSON. */
  public Answer post(String path, @Nullable Object json) {
    return send(HttpMethod.POST, path, json);
  }

  /**
   * Sends a request.
   *
   * @param json the body: an object to be written as JSON, a text that is JSON, or null for none
   */
  public Answer send(HttpMethod method, String path, @Nullable Object json) {
    var request = client.method(method).uri(baseUrl + path);
    headers.forEach(request::header);
    if (json != null) {
      request.contentType(MediaType.APPLICATION_JSON).body(json);
    }
    var answer = answer(request);
    count(method, path, answer.status());
    return answer;
  }

  private static Answer answer(RestClient.RequestBodySpec request) {
    try {
      var answer = request.retrieve().toEntity(String.class);
      return new Answer(
          answer.getStatusCode().value(),
          answer.getHeaders(),
          Objects.requireNonNullElse(answer.getBody(), ""));
    } catch (ResourceAccessException noAnswer) {
      return new Answer(Answer.GAVE_UP, new HttpHeaders(), reason(noAnswer));
    }
  }

  /** A narrated call is told, so it is not counted. */
  private void count(HttpMethod method, String path, int status) {
    var hops = Story.live().hops();
    if (narrator == null && hops.areCounted()) {
      hops.http(Hops.CLIENT, method.name(), URI.create(baseUrl), path, status);
    }
  }

  private static String reason(ResourceAccessException noAnswer) {
    return noAnswer.getCause() instanceof IOException cause
        ? cause.getClass().getSimpleName()
        : String.valueOf(noAnswer.getMessage());
  }
}
