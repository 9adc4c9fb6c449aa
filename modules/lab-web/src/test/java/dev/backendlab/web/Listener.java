package dev.backendlab.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tab without a page: hears a story to its end, and notes the ids in the order of their coming.
 */
final class Listener {

  /** A silent stream says every ten seconds that it is still there. */
  private static final Duration PATIENCE = Duration.ofSeconds(100);

  private final String address;
  private final List<Integer> ids = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private boolean ended;

  Listener(String address) {
    this.address = address;
  }

  /**
   * Hears until the end, or until it has heard so many frames.
   *
   * @param last the last id that it had before, as a browser says that comes back
   */
  Listener hear(@Nullable Integer last, int frames) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    var connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
    if (last != null) {
      connection.setRequestProperty("Last-Event-ID", last.toString());
    }
    try (var lines =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      for (var line = lines.readLine();
          line != null && !ended && ids.size() < frames;
          line = lines.readLine()) {
        if (line.startsWith("id: ")) {
          ids.add(Integer.parseInt(line.substring(4)));
        }
        ended |= line.equals("event: end");
        text.append(line).append('\n');
        if (System.nanoTime() > deadline) {
          throw new IOException("the story of " + address + " does not end: " + text);
        }
      }
    } finally {
      connection.disconnect();
    }
    return this;
  }

  List<Integer> ids() {
    return ids;
  }

  String text() {
    return text.toString();
  }

  boolean hasEnded() {
    return ended;
  }
}
