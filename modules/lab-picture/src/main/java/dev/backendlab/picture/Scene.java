package dev.backendlab.picture;

import dev.backendlab.kit.question.Picture;
import dev.backendlab.kit.question.Picture.Shape;
import dev.backendlab.kit.question.Tracks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * All that is drawn: a picture, and what a run has made of it.
 *
 * @param ways the picture's arrows, then those that it lacks
 * @param watched whether a run is looked at, so that there is room for ticks
 */
record Scene(Picture picture, List<Player> players, List<Way> ways, boolean watched) {

  /** A participant. */
  record Player(String label, Shape shape, Mark mark) {}

  /**
   * An arrow.
   *
   * @param from the index of a player
   * @param to the same
   */
  record Way(int from, int to, String label, boolean dashed, Mark mark, long count) {

    /** How often it was used: {@code ✓ ×30}. */
    String tick() {
      return switch (mark) {
        case PLAIN -> "";
        case USED -> count > 1 ? "✓ " + times() : "✓";
        case ASTRAY -> count > 1 ? "✗ " + times() : "✗";
        case BESIDE -> count > 1 ? times() : "";
      };
    }

    private String times() {
      return String.format(Locale.ROOT, "×%,d", count);
    }
  }

  /** A picture by itself. */
  static Scene of(Picture picture) {
    return of(picture, Tracks.none(picture), false);
  }

  /** A picture as a run has it so far. */
  static Scene of(Picture picture, Tracks tracks) {
    return of(picture, tracks, true);
  }

  private static Scene of(Picture picture, Tracks tracks, boolean watched) {
    var ids = new ArrayList<String>();
    var players = new ArrayList<Player>();
    for (var each : picture.participants()) {
      ids.add(each.id());
      players.add(new Player(each.label(), each.shape(), Mark.PLAIN));
    }
    var ways = new ArrayList<Way>();
    for (int i = 0; i < picture.arrows().size(); i++) {
      var arrow = picture.arrows().get(i);
      long count = i < tracks.used().size() ? tracks.used().get(i) : 0;
      ways.add(
          new Way(
              ids.indexOf(arrow.from()),
              ids.indexOf(arrow.to()),
              arrow.label(),
              arrow.dashed(),
              count > 0 ? Mark.USED : Mark.PLAIN,
              count));
    }
    for (var extra : tracks.extras()) {
      var mark = extra.astray() ? Mark.ASTRAY : Mark.BESIDE;
      int from = place(extra.from(), mark, players);
      int to = place(extra.to(), mark, players);
      ways.add(new Way(from, to, extra.what(), false, mark, extra.count()));
    }
    return new Scene(picture, List.copyOf(players), List.copyOf(ways), watched);
  }

  /** The index of the player with this label, who comes on where there is none. */
  private static int place(String label, Mark mark, List<Player> players) {
    for (int i = 0; i < players.size(); i++) {
      var known = players.get(i);
      if (known.label().equals(label)) {
        if (known.mark() == Mark.BESIDE && mark == Mark.ASTRAY) {
          players.set(i, new Player(label, known.shape(), mark));
        }
        return i;
      }
    }
    players.add(new Player(label, Shape.BOX, mark));
    return players.size() - 1;
  }
}
