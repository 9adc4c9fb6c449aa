package dev.backendlab.kit.question;

import java.util.List;
import java.util.stream.Collectors;

/** A README's picture: who talks to whom. Small enough to be drawn, or read out as a list. */
public sealed interface Picture permits Flowchart, Sequence {

  /** More than this nobody takes in at a glance. */
  int MOST_PARTICIPANTS = 9;

  /** See {@link #MOST_PARTICIPANTS}. */
  int MOST_ARROWS = 12;

  /** In the order in which they are declared. */
  List<Participant> participants();

  /** In their order, those of all branches included. */
  List<Arrow> arrows();

  /** In their order. */
  List<Group> groups();

  /** In words: {@code Flowchart, left to right}. */
  String kind();

  /** Everything that the picture says, as lines of text: {@code ada → shop: GET /me}. */
  List<Line> lines();

  /** How a participant is drawn. */
  enum Shape {
    BOX,
    ROUND,
    STORE,
    PERSON
  }

  /**
   * An application, a server or a person.
   *
   * @param label what is shown; the id where nothing else is said
   */
  record Participant(String id, String label, Shape shape) {}

  /**
   * Participants with a frame around them.
   *
   * @param id the label where nothing else is said
   * @param members their ids
   */
  record Group(String id, String label, List<String> members) {

    public Group {
      members = List.copyOf(members);
    }

    /** For example {@code shop: controller, service}. */
    Line in(Picture picture) {
      return new Line(
          0, label, members.stream().map(picture::label).collect(Collectors.joining(", ")));
    }
  }

  /**
   * An arrow between two participants, by their ids.
   *
   * @param dashed an answer in a sequence, something indirect in a flowchart
   */
  record Arrow(String from, String to, String label, boolean dashed) {

    /** For example {@code ada → shop: GET /me}; a dashed one has {@code ⇢}. */
    Line in(Picture picture, int depth) {
      var sign = dashed ? " ⇢ " : " → ";
      return new Line(depth, picture.label(from) + sign + picture.label(to), label);
    }
  }

  /**
   * A line of text.
   *
   * @param depth 1 inside a branch, else 0
   * @param subject who or what it is about: {@code ada → shop}
   * @param words what is said of it; may be empty
   */
  record Line(int depth, String subject, String words) {

    /** Both together. */
    public String text() {
      return words.isEmpty() ? subject : subject + ": " + words;
    }
  }

  /** The label of the participant with this id. */
  default String label(String id) {
    return participants().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .map(Participant::label)
        .orElse(id);
  }

  /** The kind, and how its lines are to be read. */
  default String title() {
    return arrows().stream().anyMatch(Arrow::dashed) ? kind() + "; ⇢ is a dashed arrow" : kind();
  }
}
