package dev.backendlab.kit.question;

import java.util.Collections;
import java.util.List;

/**
 * What a run has made of a picture so far.
 *
 * @param used how often each of {@link Picture#arrows()} happened, in their order; 0: not yet
 * @param extras what happened and is not in the picture
 */
public record Tracks(List<Long> used, List<Extra> extras) {

  public Tracks {
    used = List.copyOf(used);
    extras = List.copyOf(extras);
  }

  /**
   * A way that the picture lacks.
   *
   * @param from the label of a participant, or a name that the picture lacks
   * @param to as {@code from}
   * @param what went along it, for example {@code Redis}
   * @param astray whether the picture's own participants go a way that it lacks; else it is a way
   *     of a variant or a control
   */
  public record Extra(String from, String to, String what, long count, boolean astray) {}

  /** Those of a picture before its run. */
  public static Tracks none(Picture picture) {
    return new Tracks(Collections.nCopies(picture.arrows().size(), 0L), List.of());
  }
}
