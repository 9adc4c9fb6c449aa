package dev.backendlab.web.story;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What one event changes on a page that shows its run.
 *
 * @param seq of the event
 */
public record Frame(int seq, List<Placement> placements) {

  /**
   * A piece of HTML and where it goes.
   *
   * @param target the id of an element
   * @param replaces whether it takes the place of what is in there, or comes after it
   */
  public record Placement(String target, boolean replaces, String html) {

    String template() {
      return "<template data-%s=\"%s\">%s</template>"
          .formatted(replaces ? "replace" : "append", target, html);
    }
  }

  public Frame {
    placements = List.copyOf(placements);
  }

  /** As an event of a server-sent stream; a browser that comes back names the last id it has. */
  public byte[] serverSent() {
    return serverSent("id: " + seq + "\nevent: story\n", placements);
  }

  /** The same without an id: of a state that does not belong to the story. */
  public static byte[] state(List<Placement> placements) {
    return serverSent("event: state\n", placements);
  }

  private static byte[] serverSent(String head, List<Placement> placements) {
    var text = new StringBuilder(head);
    for (var placement : placements) {
      placement.template().lines().forEach(line -> text.append("data: ").append(line).append('\n'));
    }
    return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }
}
