package dev.backendlab.kit.question;

import dev.backendlab.kit.question.Outline.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds a file's headings against those of its form, each by itself. */
final class HeadingOrder {

  private final List<Part> parts;
  private final Form form;
  private final List<String> headings;
  private final int lastLine;
  private final Defects defects;
  private final Map<String, Part> known = new HashMap<>();

  HeadingOrder(List<Part> parts, Form form, int lastLine, Defects defects) {
    this.parts = parts;
    this.form = form;
    this.headings = form.headings();
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
      if (!headings.contains(part.title())) {
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
    headings.stream().filter(heading -> !known.containsKey(heading)).forEach(this::missing);
  }

  private void unknown(Part part) {
    var advice =
        Nearest.to(part.title(), headings)
            .map("Did you mean '%s'"::formatted)
            .orElse(
                "%s has these, in this order: %s"
                    .formatted(form.each(), String.join(" · ", headings)));
    defects.add(part.line(), "unknown heading '" + part.title() + "'", advice);
  }

  private void missing(String heading) {
    int place = headings.indexOf(heading);
    var next = headings.stream().skip(place).filter(known::containsKey).findFirst();
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
            "Move it " + place(headings.indexOf(part.title())));
      }
    }
  }

  private String place(int index) {
    return index == 0
        ? "before '## %s'".formatted(headings.get(1))
        : "behind '## %s'".formatted(headings.get(index - 1));
  }

  /** As many as can stay where they are, so that only those that moved are named. */
  private List<Part> longestInOrder(List<Part> found) {
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

  private int index(Part part) {
    return headings.indexOf(part.title());
  }
}
