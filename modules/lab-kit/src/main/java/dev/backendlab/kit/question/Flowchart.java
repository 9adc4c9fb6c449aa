package dev.backendlab.kit.question;

import java.util.ArrayList;
import java.util.List;

/** A picture of what leads where. */
public record Flowchart(
    Direction direction, List<Participant> participants, List<Group> groups, List<Arrow> arrows)
    implements Picture {

  public Flowchart {
    participants = List.copyOf(participants);
    groups = List.copyOf(groups);
    arrows = List.copyOf(arrows);
  }

  /** Where the arrows lead. */
  public enum Direction {
    LR("left to right"),
    TB("top to bottom");

    private final String words;

    Direction(String words) {
      this.words = words;
    }
  }

  @Override
  public String kind() {
    return "Flowchart, " + direction.words;
  }

  @Override
  public List<Line> lines() {
    var lines = new ArrayList<Line>();
    groups.forEach(group -> lines.add(group.in(this)));
    for (var participant : participants) {
      if (isAlone(participant.id())) {
        lines.add(new Line(0, participant.label(), ""));
      }
    }
    arrows.forEach(arrow -> lines.add(arrow.in(this, 0)));
    return lines;
  }

  private boolean isAlone(String id) {
    return groups.stream().noneMatch(group -> group.members().contains(id))
        && arrows.stream().noneMatch(arrow -> arrow.from().equals(id) || arrow.to().equals(id));
  }
}
