package dev.backendlab.kit.run;

import dev.backendlab.kit.event.EventLine;
import java.util.List;

/**
 * Everything that a run told.
 *
 * @param lines in order
 * @param damaged the lines of its file that say nothing any more, from 1
 */
public record Story(List<EventLine> lines, List<Integer> damaged) {

  public Story {
    lines = List.copyOf(lines);
    damaged = List.copyOf(damaged);
  }

  /** The damage in one sentence; empty where there is none. */
  public String damage() {
    return switch (damaged.size()) {
      case 0 -> "";
      case 1 -> "Line %d of its events is damaged and left out.".formatted(damaged.getFirst());
      default ->
          "%d lines of its events are damaged and left out, line %d first."
              .formatted(damaged.size(), damaged.getFirst());
    };
  }
}
