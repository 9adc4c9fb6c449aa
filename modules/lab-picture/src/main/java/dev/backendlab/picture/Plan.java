package dev.backendlab.picture;

import java.util.List;

/**
 * A scene, everything of which has a place.
 *
 * @param down whether it is a flowchart whose arrows lead down
 * @param boxes of the players, in their order
 * @param lifelines of the players, in their order; none in a flowchart
 * @param routes of the ways, in their order
 */
record Plan(
    Scene scene,
    Units units,
    boolean down,
    double width,
    double height,
    List<Box> boxes,
    List<Lifeline> lifelines,
    List<Frame> frames,
    List<Route> routes,
    List<Note> notes) {

  /** Whether no arrow goes through the title of a frame. */
  boolean isLegible() {
    return frames.stream()
        .map(frame ->
            new Area(
                frame.area().x() + units.margin(),
                frame.area().y() + 2,
                frame.title().width(),
                frame.title().height() + 2))
        .noneMatch(title -> routes.stream().anyMatch(route -> route.crosses(title)));
  }

  record Point(double x, double y) {}

  record Area(double x, double y, double width, double height) {

    double right() {
      return x + width;
    }

    double bottom() {
      return y + height;
    }

    Area moved(double across, double down) {
      return new Area(x + across, y + down, width, height);
    }
  }

  record Box(Area area, Words words) {}

  record Lifeline(double x, double from, double to) {}

  /**
   * A frame around several.
   *
   * @param title in its upper left corner
   * @param beside whether the title stands inside, beside all else; else in the upper line
   * @param rules that part it
   */
  record Frame(Area area, Words title, boolean beside, List<Rule> rules) {}

  /** A line across a frame, with words of its own. */
  record Rule(double y, Words title) {}

  /**
   * An arrow.
   *
   * @param points where it begins, bends and ends
   * @param label its words
   * @param around where the label is
   * @param tick where it is ticked off
   */
  record Route(List<Point> points, Words label, Area around, Area tick) {

    boolean crosses(Area area) {
      for (int i = 0; i + 1 < points.size(); i++) {
        var one = points.get(i);
        var other = points.get(i + 1);
        if (Math.max(one.x(), other.x()) > area.x()
            && Math.min(one.x(), other.x()) < area.right()
            && Math.max(one.y(), other.y()) > area.y()
            && Math.min(one.y(), other.y()) < area.bottom()) {
          return true;
        }
      }
      return false;
    }
  }

  record Note(Area area, Words words) {}
}
