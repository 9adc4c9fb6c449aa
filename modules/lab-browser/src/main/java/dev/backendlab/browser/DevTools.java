package dev.backendlab.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The DevTools protocol: commands with an answer each, and events, as JSON over one WebSocket.
 *
 * @see <a href="https://chromedevtools.github.io/devtools-protocol/">Chrome DevTools Protocol</a>
 */
final class DevTools implements WebSocket.Listener, AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final Map<String, Consumer<JsonNode>> listeners = new ConcurrentHashMap<>();
  private final AtomicInteger last = new AtomicInteger();
  private final StringBuilder message = new StringBuilder();
  private final WebSocket socket;

  private DevTools(URI address) {
    socket = await(client.newWebSocketBuilder().buildAsync(address, this), "The browser's port");
  }

  static DevTools at(URI address) {
    return new DevTools(address);
  }

  /** A command to the browser as a whole. */
  JsonNode browser(String method, Map<String, ?> parameters) {
    return send(null, method, parameters);
  }

  /** The events of a tab go to this listener, from the thread that reads them: it must not wait. */
  void listen(String session, Consumer<JsonNode> listener) {
    listeners.put(session, listener);
  }

  /**
   * A command to one tab.
   *
   * @throws BrowserException if the browser refuses it, or does not answer
   */
  JsonNode send(@Nullable String session, String method, Map<String, ?> parameters) {
    var command = new LinkedHashMap<String, Object>();
    int id = last.incrementAndGet();
    command.put("id", id);
    command.put("method", method);
    command.put("params", parameters);
    if (session != null) {
      command.put("sessionId", session);
    }
    var answer = new CompletableFuture<JsonNode>();
    waiting.put(id, answer);
    try {
      write(JSON.writeValueAsString(command));
      return await(answer, method);
    } finally {
      waiting.remove(id);
    }
  }

  /** One after the other: a WebSocket takes no second message while it sends the first one. */
  private synchronized void write(String text) {
    await(socket.sendText(text, true), "The browser");
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
    message.append(part);
    if (isLast) {
      var whole = JSON.readTree(message.toString());
      message.setLength(0);
      hear(whole);
    }
    from.request(1);
    return null;
  }

  private void hear(JsonNode said) {
    var answer = waiting.get(said.path("id").asInt(0));
    if (answer == null) {
      listeners.getOrDefault(said.path("sessionId").asString(""), event -> {}).accept(said);
    } else if (said.has("error")) {
      answer.completeExceptionally(
          new BrowserException(said.path("error").path("message").asString()));
    } else {
      answer.complete(said.path("result"));
    }
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    waiting.values().forEach(each -> each.completeExceptionally(error));
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    onError(from, new BrowserException("The browser has ended."));
    return null;
  }

  private static <T> T await(CompletableFuture<T> answer, String what) {
    try {
      return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new BrowserException(
          "%s: no answer within %d seconds.".formatted(what, PATIENCE.toSeconds()), e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof BrowserException refused
          ? refused
          : new BrowserException("%s: %s".formatted(what, e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrowserException("The lab was interrupted.", e);
    }
  }

  @Override
  public void close() {
    socket.abort();
    client.shutdownNow();
  }
}
