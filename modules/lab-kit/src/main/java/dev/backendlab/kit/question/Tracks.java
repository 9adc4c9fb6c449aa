package dev.backendlab.kit.question;

import java.util.Collections;
import java.util.List;

/**
 * What a run has made of a picture so far.
 *
 * @param used how often each of {@link Picture#arrows()} was used; 0 = not yet
 * @param extras ways that the picture lacks, in the order in which they were first used
 */
public record Tracks(List<Long> used, List<Extra> extras) {

  public Tracks {
    used = List.copyOf(used);
    extras = List.copyOf(extras);
  }

  /**
   * A way that the picture lacks.
   *
   * @param from a participant's label, or a name that the picture lacks
   * @param to the same
   * @param what goes along it: {@code Redis}
   * @param astray whether the picture's own participants took it; else it is a variant's or a
   *     control's
   */
  public record Extra(String from, String to, String what, long count, boolean astray) {}

  /** Of a run that has not begun. */
  public static Tracks none(Picture picture) {
    return new Tracks(Collections.nCopies(picture.arrows().size(), 0L), List.of());
  }
}
