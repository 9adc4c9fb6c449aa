package dev.backendlab.web.interview;

import dev.backendlab.kit.face.Places;
import dev.backendlab.kit.interview.Diary;
import dev.backendlab.kit.interview.Draw;
import dev.backendlab.kit.interview.Interview;
import dev.backendlab.kit.interview.Setup;
import dev.backendlab.kit.interview.Sheets;
import dev.backendlab.kit.interview.Step;
import dev.backendlab.kit.practice.Practice;
import dev.backendlab.kit.run.Runs;
import dev.backendlab.web.question.Library;
import dev.backendlab.web.walk.Passage;
import dev.backendlab.web.walk.Ways;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import org.springframework.stereotype.Component;

/** The interviews of this server, until it ends; their sheets stay. */
@Component
class Interviews {

  private static final int REMEMBERED = 20;

  private final Library library;
  private final Ways ways;
  private final Sheets sheets;
  private final InstantSource clock = InstantSource.system();
  private final Diary diary;
  private final Map<String, Interview> all = new LinkedHashMap<>();
  private final Map<String, Passage> passages = new HashMap<>();

  Interviews(Library library, Places places, Practice practice, Ways ways) {
    this.library = library;
    this.ways = ways;
    this.sheets = Sheets.below(places.state());
    this.diary = new Diary(practice, clock, "page");
  }

  Diary diary() {
    return diary;
  }

  /**
   * Begins one.
   *
   * @param passage the step of a walk that it is
   * @throws dev.backendlab.kit.interview.BadSetup where it can't be held so
   */
  Interview begin(
      String topic, String level, int minutes, boolean peer, Optional<Passage> passage) {
    var random = new Random();
    var draw = Draw.of(topic, library.shelf(), random);
    var setup = new Setup(draw.topic(), Setup.level(level), minutes, peer);
    var subjects = draw.subjects(setup.level(), minutes, diary.asked(), random);
    var interview = new Interview(Runs.newId("interview"), setup, subjects, diary, clock);
    synchronized (all) {
      all.put(interview.id(), interview);
      passage.ifPresent(step -> passages.put(interview.id(), step));
      var eldest = all.keySet().iterator();
      while (all.size() > REMEMBERED) {
        passages.remove(eldest.next());
        eldest.remove();
      }
    }
    return interview;
  }

  /** The step of a walk that an interview of this server was; empty where it stood alone. */
  Optional<Passage> passage(String id) {
    synchronized (all) {
      return Optional.ofNullable(passages.get(id));
    }
  }

  /** Those that were begun here and are not over, the last first. */
  List<Interview> underWay() {
    synchronized (all) {
      return List.copyOf(all.values()).reversed().stream()
          .filter(interview -> interview.step() != Step.OVER)
          .toList();
    }
  }

  Optional<Interview> find(String id) {
    synchronized (all) {
      return Optional.ofNullable(all.get(id));
    }
  }

  Interview get(String id) {
    return find(id)
        .orElseThrow(() ->
            new NoSuchElementException(
                "There is no such interview under way: one is kept until the lab's server ends."));
  }

  /** The sheet of an interview that is over, now or in an earlier session. */
  String sheet(String id) {
    return find(id)
        .map(interview -> interview.sheet().markdown())
        .or(() -> sheets.find(id))
        .orElseThrow(() -> new NoSuchElementException("There is no sheet of such an interview."));
  }

  /**
   * Writes the sheet, and that a step of a walk was taken. Where the sheet is refused, it can still
   * be read while this server lives; without one answer there is nothing to keep.
   */
  void keepSheet(Interview interview) {
    if (interview.sheet().rounds().isEmpty()) {
      return;
    }
    passage(interview.id()).ifPresent(step -> ways.held(step, interview.id()));
    try {
      sheets.keep(interview.id(), interview.sheet().markdown());
    } catch (IOException noRoom) {
      // its page shows it from memory, and its lines are in the practice file
    }
  }
}
