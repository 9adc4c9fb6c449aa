package dev.backendlab.cli.story;

import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.face.Trace;
import dev.backendlab.kit.question.Picture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which arrows of the question's picture a claim used, in one line; and which it lacks. */
public final class Arrows {

  private static final Text LABEL = Text.of("arrows: ", Style.FAINT);
  private static final Text BETWEEN = Text.of(" · ", Style.FAINT);

  private final Picture picture;
  private Trace trace;

  /** Of no claim yet. */
  public Arrows(Picture picture) {
    this.picture = picture;
    this.trace = new Trace(picture);
  }

  /** Takes the next event; a claim begins anew. */
  public void hear(Event event) {
    if (event instanceof Event.ClaimStarted) {
      trace = new Trace(picture);
    }
    trace.hear(event);
  }

  /** What must not be comes first, so that it is never among those for which there is no room. */
  List<Text> lines(int width) {
    var ways = new ArrayList<Text>();
    var tracks = trace.tracks();
    for (var extra : tracks.extras()) {
      if (extra.astray()) {
        ways.add(
            way(extra.from(), extra.to(), extra.count(), "✗ ", Style.BAD_STRONG)
                .and(" (not in the picture)", Style.BAD));
      }
    }
    used(tracks.used()).forEach((way, count) -> ways.add(times(Text.of(way), count)));
    for (var extra : tracks.extras()) {
      if (!extra.astray()) {
        ways.add(way(extra.from(), extra.to(), extra.count(), "", Style.FAINT));
      }
    }
    return ways.isEmpty() ? List.of() : List.of(fitting(ways, width));
  }

  /** By pair, without the answers to what is there already. */
  private Map<String, Long> used(List<Long> counts) {
    var used = new LinkedHashMap<String, Long>();
    var arrows = picture.arrows();
    for (int i = 0; i < arrows.size(); i++) {
      var arrow = arrows.get(i);
      if (counts.get(i) > 0 && !arrow.dashed()) {
        var way = picture.label(arrow.from()) + " → " + picture.label(arrow.to());
        used.merge(way, counts.get(i), Long::sum);
      }
    }
    return used;
  }

  private static Text way(String from, String to, long count, String mark, Style style) {
    return times(Text.of(mark + from + " → " + to, style), count);
  }

  private static Text times(Text way, long count) {
    return count == 1 ? way : way.and(" ×" + count, Style.FAINT);
  }

  private static Text fitting(List<Text> ways, int width) {
    var line = LABEL;
    for (int i = 0; i < ways.size(); i++) {
      var next = (i == 0 ? line : line.and(BETWEEN)).and(ways.get(i));
      int after = ways.size() - i - 1;
      var rest = after == 0 ? "" : " · %d more".formatted(after);
      if (i > 0 && next.width() + rest.length() > width) {
        return line.and(" · %d more".formatted(after + 1), Style.FAINT);
      }
      line = next;
    }
    return line.width() > width ? line.shortened(width) : line;
  }
}
