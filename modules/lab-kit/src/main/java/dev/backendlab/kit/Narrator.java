package dev.backendlab.kit;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.story.Story;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/** Makes every exchange of a client part of the story. */
final class Narrator implements ClientHttpRequestInterceptor {

  private static final int LONGEST_BODY = 4_000;

  private final Story story;
  private final String from;
  private final String to;

  /**
   * Names as the story says them.
   *
   * @param from who calls
   * @param to the application that is called
   */
  Narrator(Story story, String from, String to) {
    this.story = story;
    this.from = from;
    this.to = to;
  }

  @Override
  public ClientHttpResponse intercept(
      HttpRequest request, byte[] body, ClientHttpRequestExecution execution) throws IOException {
    long start = System.nanoTime();
    try (var response = execution.execute(request, body)) {
      byte[] answer = response.getBody().readAllBytes();
      var read =
          new Read(
              response.getStatusCode(), response.getHeaders(), new ByteArrayInputStream(answer));
      tell(
          request,
          body,
          response.getStatusCode().value(),
          response.getHeaders(),
          text(answer),
          start);
      return read;
    } catch (IOException failure) {
      tell(request, body, 0, new HttpHeaders(), failure.toString(), start);
      throw failure;
    }
  }

  private void tell(
      HttpRequest request,
      byte[] body,
      int status,
      HttpHeaders headers,
      String answer,
      long start) {
    story.tell(
        new Event.Exchanged(
            request.getMethod().name(),
            request.getURI().toString(),
            flat(request.getHeaders()),
            text(body),
            status,
            flat(headers),
            answer,
            (System.nanoTime() - start) / 1_000,
            from,
            to));
  }

  private static Map<String, String> flat(HttpHeaders headers) {
    var flat = new TreeMap<String, String>();
    headers.forEach((name, values) -> flat.put(name, String.join(", ", values)));
    return flat;
  }

  private static String text(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    return text.length() <= LONGEST_BODY
        ? text
        : text.substring(0, LONGEST_BODY) + "… (%d bytes in all)".formatted(body.length);
  }

  /** A response that was read to its end. */
  private record Read(HttpStatusCode getStatusCode, HttpHeaders getHeaders, InputStream getBody)
      implements ClientHttpResponse {

    @Override
    public String getStatusText() {
      return "";
    }

    @Override
    public void close() {}
  }
}
