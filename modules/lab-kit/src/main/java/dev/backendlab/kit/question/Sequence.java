package dev.backendlab.kit.question;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A picture of what happens one after the other. */
public record Sequence(List<Participant> participants, List<Group> groups, List<Step> steps)
    implements Picture {

  public Sequence {
    participants = List.copyOf(participants);
    groups = List.copyOf(groups);
    steps = List.copyOf(steps);
  }

  /** One thing that happens. */
  public sealed interface Step {

    /** Somebody calls or answers. */
    record Message(Arrow arrow) implements Step {}

    /**
     * A remark.
     *
     * @param beside one participant or two, by their ids
     */
    record Note(Place place, List<String> beside, String text) implements Step {

      public Note {
        beside = List.copyOf(beside);
      }
    }

    /** One branch of several happens; none of them branches again. */
    record Alternative(List<Branch> branches) implements Step {

      public Alternative {
        branches = List.copyOf(branches);
      }
    }
  }

  /** Where a note stands. */
  public enum Place {
    OVER("over"),
    LEFT("left of"),
    RIGHT("right of");

    private final String words;

    Place(String words) {
      this.words = words;
    }
  }

  /** The steps that are taken where a condition holds. */
  public record Branch(String condition, List<Step> steps) {

    public Branch {
      steps = List.copyOf(steps);
    }
  }

  @Override
  public String kind() {
    return "Sequence, top to bottom";
  }

  @Override
  public List<Arrow> arrows() {
    return steps.stream().flatMap(Sequence::arrowsOf).toList();
  }

  private static Stream<Arrow> arrowsOf(Step step) {
    return switch (step) {
      case Step.Message message -> Stream.of(message.arrow());
      case Step.Note note -> Stream.empty();
      case Step.Alternative several ->
          several.branches().stream()
              .flatMap(branch -> branch.steps().stream())
              .flatMap(Sequence::arrowsOf);
    };
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
    steps.forEach(step -> tell(step, 0, lines));
    return lines;
  }

  private boolean isAlone(String id) {
    return groups.stream().noneMatch(group -> group.members().contains(id))
        && steps.stream().noneMatch(step -> concerns(step, id));
  }

  private static boolean concerns(Step step, String id) {
    return switch (step) {
      case Step.Message(var arrow) -> arrow.from().equals(id) || arrow.to().equals(id);
      case Step.Note note -> note.beside().contains(id);
      case Step.Alternative(var branches) ->
          branches.stream()
              .flatMap(branch -> branch.steps().stream())
              .anyMatch(inner -> concerns(inner, id));
    };
  }

  private void tell(Step step, int depth, List<Line> lines) {
    switch (step) {
      case Step.Message message -> lines.add(message.arrow().in(this, depth));
      case Step.Note note -> {
        var beside = note.beside().stream().map(this::label).collect(Collectors.joining(", "));
        var where = "note %s %s".formatted(note.place().words, beside);
        lines.add(new Line(depth, where, note.text()));
      }
      case Step.Alternative several -> {
        var word = "if";
        for (var branch : several.branches()) {
          lines.add(new Line(depth, word, branch.condition()));
          branch.steps().forEach(inner -> tell(inner, depth + 1, lines));
          word = "else";
        }
      }
    }
  }
}
