package dev.backendlab.picture;

import dev.backendlab.kit.question.Flowchart;
import dev.backendlab.kit.question.Picture;
import dev.backendlab.kit.question.Sequence;
import dev.backendlab.kit.question.Tracks;
import dev.backendlab.picture.FlowchartPlan.Manner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Draws pictures. What is laid out once is kept, so that the next drawing takes no time. */
public final class Pictures {

  private static final int WIDEST = 300;
  private static final int LONGEST = 200;

  /** Of a column beside another one, and of a phone. */
  static final double WIDE = 620;

  static final double NARROW = 336;

  private static final double PAPER = 400;
  private static final double LOW = 400;

  /** Letters on a line of words; a page rather scrolls. */
  private static final double LEAST_ON_A_PAGE = 12;

  private final KeptLayouts layouts;

  /**
   * Pictures whose layouts are kept.
   *
   * @param folder the lab's cache, any of which may be deleted at any time
   */
  public Pictures(Path folder) {
    this.layouts = new KeptLayouts(folder.resolve("pictures"));
  }

  /** In box characters; empty where it cannot be drawn legibly in so many columns. */
  public Optional<Drawing> drawn(Picture picture, int columns) {
    return drawn(Scene.of(picture), columns);
  }

  /** As a run has it so far; empty where it cannot be drawn legibly in so many columns. */
  public Optional<Drawing> drawn(Picture picture, Tracks tracks, int columns) {
    return drawn(Scene.of(picture, tracks), columns);
  }

  private Optional<Drawing> drawn(Scene scene, int columns) {
    if (!isOfCells(scene)) {
      return Optional.empty();
    }
    return plans(scene, Units.CELLS)
        .filter(plan -> plan.width() <= WIDEST && plan.height() <= LONGEST)
        .flatMap(plan -> BoxPen.drawn(plan).stream())
        .filter(drawing -> drawing.width() <= columns)
        .findFirst();
  }

  /** Whether each letter takes one cell. */
  private static boolean isOfCells(Scene scene) {
    return Stream.concat(
            scene.picture().lines().stream().map(Picture.Line::text),
            Stream.concat(
                scene.players().stream().map(Scene.Player::label),
                scene.ways().stream().map(Scene.Way::label)))
        .allMatch(text -> text.chars().allMatch(Pictures::takesOneCell));
  }

  private static boolean takesOneCell(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT,
          Character.CONTROL,
          Character.SURROGATE ->
          false;
      default -> c < 0x1100 || (c >= 0x2000 && c < 0x2E80);
    };
  }

  /**
   * As HTML: the picture for a wide column and for a narrow one, of which the page's styles show
   * one. Empty where it cannot be drawn.
   */
  public Optional<String> html(Picture picture) {
    return html(Scene.of(picture));
  }

  /** As HTML, as a run has it so far. */
  public Optional<String> html(Picture picture, Tracks tracks) {
    return html(Scene.of(picture, tracks));
  }

  private Optional<String> html(Scene scene) {
    return fitting(scene, WIDE)
        .map(wide -> Svg.of(wide, "wide"))
        .flatMap(wide -> fitting(scene, NARROW).map(narrow -> wide + Svg.of(narrow, "narrow")));
  }

  /** For paper: across the page where it is low, else beside other text. */
  public Optional<String> printed(Picture picture) {
    var scene = Scene.of(picture);
    return fitting(scene, WIDE)
        .filter(plan -> plan.height() <= LOW)
        .map(plan -> Svg.of(plan, "printed across"))
        .or(() -> fitting(scene, PAPER).map(plan -> Svg.of(plan, "printed")));
  }

  /** The first that is narrow enough, else the narrowest, which then scrolls. */
  Optional<Plan> fitting(Scene scene, double width) {
    Plan narrowest = null;
    for (var plan : (Iterable<Plan>) plans(scene, Units.PIXELS)::iterator) {
      if (plan.isLegible()) {
        if (plan.width() <= width) {
          return Optional.of(plan);
        }
        if (narrowest == null || plan.width() < narrowest.width()) {
          narrowest = plan;
        }
      }
    }
    return Optional.ofNullable(narrowest);
  }

  /** Plans from the best to the narrowest, each made when it is looked at. */
  private Stream<Plan> plans(Scene scene, Units units) {
    return switch (scene.picture()) {
      case Sequence sequence ->
          DoubleStream.of(40, 32, 28, 24, 22, 20, 18, 16, 14, 12, 10, 8)
              .filter(widest -> units.cells() || widest >= LEAST_ON_A_PAGE)
              .mapToObj(widest -> SequencePlan.of(scene, sequence, units, widest * units.letter()));
      case Flowchart flowchart ->
          manners(flowchart.direction()).stream()
              .flatMap(
                  manner -> FlowchartPlan.of(scene, flowchart, units, manner, layouts).stream());
    };
  }

  /** Rather as the picture wants it, rather on few lines; arrows that lead down need less width. */
  private static List<Manner> manners(Flowchart.Direction wanted) {
    var manners = new ArrayList<Manner>();
    if (wanted == Flowchart.Direction.LR) {
      for (int widest : List.of(24, 18, 14)) {
        manners.add(new Manner(false, widest, false));
      }
    }
    for (int widest : List.of(28, 22, 18, 15, 12, 10)) {
      manners.add(new Manner(true, widest, false));
      manners.add(new Manner(true, widest, true));
    }
    if (wanted == Flowchart.Direction.LR) {
      manners.add(new Manner(false, 10, false));
    }
    return manners;
  }
}
