package dev.backendlab.picture;

import dev.backendlab.kit.question.Picture.Group;
import dev.backendlab.kit.question.Sequence;
import dev.backendlab.kit.question.Sequence.Step;
import dev.backendlab.picture.Scene.Way;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where the lifelines of a sequence stand: as far apart as the words between them need. */
final class Columns {

  private static final double LONGEST_NAME = 16;
  private static final double TICK = 12;
  private static final double NARROW = 12;
  private static final double SHORTEST_NOTE = 20;

  private final Scene scene;
  private final Units units;
  private final double widest;
  private final List<Words> names;
  private final double[] gaps;

  Columns(Scene scene, Sequence sequence, Units units, double widest) {
    this.scene = scene;
    this.units = units;
    this.widest = widest;
    this.names =
        scene.players().stream()
            .map(each ->
                Words.of(each.label(), Math.min(widest, LONGEST_NAME * units.letter()), units))
            .toList();
    double gap = widest < NARROW * units.letter() ? units.letter() : units.gapX();
    this.gaps = new double[Math.max(0, names.size() - 1)];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = units.half(nameWidth(i)) + units.half(nameWidth(i + 1)) + gap;
      gaps[i] += isEdge(i) ? 2 * units.margin() : 0;
    }
    sequence.groups().forEach(this::makeRoom);
    scene.ways().stream().sorted(Comparator.comparingInt(Columns::span)).forEach(this::makeRoom);
    notes(sequence.steps()).forEach(this::makeRoom);
  }

  /** Whether this is a note between two. */
  static boolean spans(Step.Note note) {
    return note.beside().size() > 1;
  }

  private static List<Step.Note> notes(List<Step> steps) {
    var notes = new ArrayList<Step.Note>();
    for (var step : steps) {
      switch (step) {
        case Step.Message message -> {}
        case Step.Note note -> notes.add(note);
        case Step.Alternative several ->
            several.branches().forEach(branch -> notes.addAll(notes(branch.steps())));
      }
    }
    return notes;
  }

  private static int span(Way way) {
    return Math.abs(way.to() - way.from());
  }

  /** Whether a group begins or ends behind this player. */
  private boolean isEdge(int index) {
    return scene.picture().groups().stream()
        .anyMatch(group -> (first(group) == index + 1) != (last(group) == index));
  }

  int first(Group group) {
    return group.members().stream().mapToInt(this::index).min().orElse(0);
  }

  int last(Group group) {
    return group.members().stream().mapToInt(this::index).max().orElse(0);
  }

  /** A title on a group's frame. */
  private double titleWidth(Group group) {
    return units.width(group.label()) + 2 * units.side() + 2 * units.padX();
  }

  private void makeRoom(Group group) {
    int first = first(group);
    int last = last(group);
    double frame = units.half(nameWidth(first)) + units.half(nameWidth(last));
    makeRoom(first, last, titleWidth(group) - frame);
  }

  private void makeRoom(Way way) {
    int first = Math.min(way.from(), way.to());
    int last = Math.max(way.from(), way.to());
    double least = scene.watched() ? TICK * units.letter() : 0;
    if (first < last) {
      makeRoom(first, last, Math.max(least, label(way).width()) + 2 * units.side());
    } else if (first < gaps.length) {
      makeRoom(first, first + 1, label(way).width() + 2 * units.side());
    }
  }

  private void makeRoom(Step.Note note) {
    if (spans(note)) {
      int one = index(note.beside().getFirst());
      int other = index(note.beside().getLast());
      if (one != other) {
        makeRoom(Math.min(one, other), Math.max(one, other), words(note).width());
      }
    }
  }

  private void makeRoom(int first, int last, double needed) {
    double missing = needed - between(first, last);
    for (int i = first; i < last && missing > 0; i++) {
      double more = units.whole(missing / (last - i));
      gaps[i] += more;
      missing -= more;
    }
  }

  double between(int first, int last) {
    double sum = 0;
    for (int i = first; i < last; i++) {
      sum += gaps[i];
    }
    return sum;
  }

  /** Of a lifeline, the first being at 0. */
  double at(int index) {
    return between(0, index);
  }

  Words name(int index) {
    return names.get(index);
  }

  /** Of a player's box; one alone in a group is as wide as the title of it. */
  double nameWidth(int index) {
    double alone =
        scene.picture().groups().stream()
            .filter(group -> first(group) == index && last(group) == index)
            .mapToDouble(group -> titleWidth(group) - 2 * units.margin())
            .max()
            .orElse(0);
    return units.whole(Math.max(alone, units.nameWidth(names.get(index)) + 2 * units.padX()));
  }

  int index(String id) {
    var participants = scene.picture().participants();
    for (int i = 0; i < participants.size(); i++) {
      if (participants.get(i).id().equals(id)) {
        return i;
      }
    }
    throw new IllegalArgumentException(id);
  }

  Words label(Way way) {
    int first = Math.min(way.from(), way.to());
    int last = Math.max(way.from(), way.to());
    double room = between(first, last) - 2 * units.side();
    return Words.of(way.label(), Math.max(widest, room), widest, units);
  }

  Words words(Step.Note note) {
    double free;
    if (spans(note)) {
      int one = index(note.beside().getFirst());
      int other = index(note.beside().getLast());
      free = between(Math.min(one, other), Math.max(one, other));
    } else {
      int only = index(note.beside().getFirst());
      double left = only == 0 ? 0 : gaps[only - 1];
      double right = only == gaps.length ? 0 : gaps[only];
      double beside = left == 0 || right == 0 ? Math.max(left, right) : Math.min(left, right);
      free = 2 * (beside - units.padX() - units.side());
    }
    return Words.of(
        note.text(), Math.max(Math.max(widest, SHORTEST_NOTE * units.letter()), free), units);
  }
}
