package dev.backendlab.kit.question;

import dev.backendlab.kit.question.Outline.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds a README's headings against {@link Question#HEADINGS}, each by itself. */
final class HeadingOrder {

  private static final List<String> HEADINGS = Question.HEADINGS;

  private final List<Part> parts;
  private final int lastLine;
  private final Defects defects;
  private final Map<String, Part> known = new HashMap<>();

  HeadingOrder(List<Part> parts, int lastLine, Defects defects) {
    this.parts = parts;
    this.lastLine = lastLine;
    this.defects = defects;
  }

  void check() {
    var inOrder = new ArrayList<Part>();
    for (var part : parts) {
      if (part.blocks().isEmpty()) {
        defects.add(part.line(), "nothing stands below '" + part.title() + "'", "Write it");
      }
      var first = known.get(part.title());
      if (!HEADINGS.contains(part.title())) {
        unknown(part);
      } else if (first != null) {
        defects.add(
            part.line(),
            "the heading '" + part.title() + "' is there twice",
            "Keep one: the other is on line " + first.line());
      } else {
        known.put(part.title(), part);
        inOrder.add(part);
      }
    }
    misplaced(inOrder);
    HEADINGS.stream().filter(heading -> !known.containsKey(heading)).forEach(this::missing);
  }

  private void unknown(Part part) {
    var advice =
        Nearest.to(part.title(), HEADINGS)
            .map("Did you mean '%s'"::formatted)
            .orElse("Every README has these, in this order: " + String.join(" · ", HEADINGS));
    defects.add(part.line(), "unknown heading '" + part.title() + "'", advice);
  }

  private void missing(String heading) {
    int place = HEADINGS.indexOf(heading);
    var next = HEADINGS.stream().skip(place).filter(known::containsKey).findFirst();
    defects.add(
        next.map(known::get).map(Part::line).orElse(Math.max(1, lastLine)),
        "the heading '" + heading + "' is missing",
        "Write '## %s' %s".formatted(heading, place(place)));
  }

  private void misplaced(List<Part> found) {
    var kept = longestInOrder(found).stream().map(Part::title).toList();
    for (var part : found) {
      if (!kept.contains(part.title())) {
        defects.add(
            part.line(),
            "the heading '" + part.title() + "' is out of order",
            "Move it " + place(HEADINGS.indexOf(part.title())));
      }
    }
  }

  private static String place(int index) {
    return index == 0
        ? "before '## %s'".formatted(HEADINGS.get(1))
        : "behind '## %s'".formatted(HEADINGS.get(index - 1));
  }

  /** As many as can stay where they are, so that only those that moved are named. */
  private static List<Part> longestInOrder(List<Part> found) {
    var best = new ArrayList<List<Part>>();
    List<Part> longest = List.of();
    for (var part : found) {
      List<Part> before = List.of();
      for (var chain : best) {
        if (index(chain.getLast()) < index(part) && chain.size() > before.size()) {
          before = chain;
        }
      }
      var chain = new ArrayList<>(before);
      chain.add(part);
      best.add(chain);
      longest = chain.size() > longest.size() ? chain : longest;
    }
    return longest;
  }

  private static int index(Part part) {
    return HEADINGS.indexOf(part.title());
  }
}
