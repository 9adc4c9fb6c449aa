package dev.backendlab.kit.internal;

import dev.backendlab.kit.story.Story;
import java.io.IOException;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Counts the calls of one application to others of this JVM.
 *
 * @param from its name
 */
record HttpHops(String from) implements ClientHttpRequestInterceptor {

  @Override
  public ClientHttpResponse intercept(
      HttpRequest request, byte[] body, ClientHttpRequestExecution execution) throws IOException {
    int status = 0;
    try {
      var response = execution.execute(request, body);
      status = response.getStatusCode().value();
      return response;
    } finally {
      Story.live().hops().http(from, request.getMethod().name(), request.getURI(), status);
    }
  }
}
