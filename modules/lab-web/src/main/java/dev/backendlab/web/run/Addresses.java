package dev.backendlab.web.run;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/** Where runs are found. */
final class Addresses {

  private Addresses() {}

  static String run(String question, String id) {
    // whatever somebody asks for: a redirect takes braces for names, and breaks at a line's end
    return "/%s/runs/%s".formatted(question, UriUtils.encode(id, StandardCharsets.UTF_8));
  }
}
