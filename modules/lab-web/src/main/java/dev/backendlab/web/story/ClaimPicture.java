package dev.backendlab.web.story;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.face.Trace;
import dev.backendlab.kit.figure.Figures;
import dev.backendlab.kit.question.Picture;
import dev.backendlab.kit.question.Tracks;
import dev.backendlab.kit.question.Tracks.Extra;
import dev.backendlab.picture.Pictures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The picture of a question in a claim's story: its arrows are ticked off as they happen. While
 * somebody watches it is drawn anew when an arrow happens for the first time; in any case when the
 * claim has ended, with all counts.
 */
final class ClaimPicture {

  private final Picture picture;
  private final Pictures pictures;
  private final Fragments fragments;
  private final boolean watched;
  private Trace trace;
  private List<?> drawn = List.of();

  /**
   * Of no claim yet.
   *
   * @param watched whether the story is shown while it is told
   */
  ClaimPicture(Picture picture, Pictures pictures, Fragments fragments, boolean watched) {
    this.picture = picture;
    this.pictures = pictures;
    this.fragments = fragments;
    this.watched = watched;
    this.trace = new Trace(picture);
  }

  /** A claim begins: the picture as it is before anything has happened. */
  Optional<String> begin() {
    trace = new Trace(picture);
    drawn = happened(trace.tracks());
    return watched ? Optional.of(now()) : Optional.empty();
  }

  /** Takes the next event; the picture where it shows something new. */
  Optional<String> hear(Event event) {
    if (!(event instanceof Event.Exchanged || event instanceof Event.Hopped)) {
      return Optional.empty();
    }
    trace.hear(event);
    if (!watched) {
      return Optional.empty();
    }
    var happened = happened(trace.tracks());
    if (happened.equals(drawn)) {
      return Optional.empty();
    }
    drawn = happened;
    return Optional.of(now());
  }

  /** As the claim has it so far. */
  String now() {
    return html(trace.tracks(), true);
  }

  /** The claim has ended: folded, unless it shows what must not be. */
  String end() {
    var tracks = trace.tracks();
    return html(tracks, tracks.extras().stream().anyMatch(Extra::astray));
  }

  /** Which arrows and which ways happened, however often. */
  private static List<?> happened(Tracks tracks) {
    return List.of(
        used(tracks),
        tracks.extras().stream()
            .map(extra -> List.of(extra.from(), extra.to(), extra.what(), extra.astray()))
            .toList());
  }

  private static List<Integer> used(Tracks tracks) {
    return IntStream.range(0, tracks.used().size())
        .filter(i -> tracks.used().get(i) > 0)
        .boxed()
        .toList();
  }

  private String html(Tracks tracks, boolean open) {
    return fragments.render(
        "picture",
        Map.of(
            "open",
            open,
            "summary",
            summary(tracks),
            "astray",
            astray(tracks),
            "drawing",
            pictures.html(picture, tracks).orElse("")));
  }

  private static String summary(Tracks tracks) {
    return "Picture: %d of %d arrows happened".formatted(used(tracks).size(), tracks.used().size());
  }

  private static String astray(Tracks tracks) {
    var ways = new ArrayList<String>();
    for (var extra : tracks.extras()) {
      if (extra.astray()) {
        var times = extra.count() == 1 ? "" : " ×" + Figures.of(extra.count());
        ways.add(extra.from() + " → " + extra.to() + times);
      }
    }
    return ways.isEmpty() ? "" : "not in it: " + String.join(", ", ways);
  }
}
