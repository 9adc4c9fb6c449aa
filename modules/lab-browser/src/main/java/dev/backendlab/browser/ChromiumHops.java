package dev.backendlab.browser;

import dev.backendlab.kit.story.Story;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Counts the requests of a tab that went out and were answered, preflights included: of those that
 * a cache answers, or that are never sent, the browser tells no answer of the network.
 */
final class ChromiumHops {

  private static final int REDIRECTION = 3;

  private final Map<String, Request> sent = new ConcurrentHashMap<>();

  private record Request(String method, String url) {}

  /** Takes an event of the DevTools protocol's domain Network. */
  void hear(String event, JsonNode said) {
    var id = said.path("requestId").asString("");
    switch (event) {
      case "Network.requestWillBeSent" -> {
        var before = said.path("redirectResponse");
        if (!before.isMissingNode()) {
          answered(id, before.path("status").asInt(0));
        }
        var request = said.path("request");
        sent.put(
            id, new Request(request.path("method").asString(""), request.path("url").asString("")));
      }
      case "Network.responseReceivedExtraInfo" -> {
        int status = said.path("statusCode").asInt(0);
        if (status / 100 != REDIRECTION) { // those are told with the request that follows
          answered(id, status);
        }
      }
      case "Network.loadingFailed" -> sent.remove(id);
      default -> {}
    }
  }

  private void answered(String id, int status) {
    @Nullable Request request = sent.remove(id);
    if (request != null && request.url().startsWith("http")) {
      Story.live().hops().http(Browser.CALLER, request.method(), URI.create(request.url()), status);
    }
  }
}
