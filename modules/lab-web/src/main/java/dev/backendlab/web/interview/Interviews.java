package dev.backendlab.web.interview;

import dev.backendlab.kit.face.Places;
import dev.backendlab.kit.interview.Diary;
import dev.backendlab.kit.interview.Draw;
import dev.backendlab.kit.interview.Interview;
import dev.backendlab.kit.interview.Setup;
import dev.backendlab.kit.interview.Sheets;
import dev.backendlab.kit.practice.Practice;
import dev.backendlab.kit.run.Runs;
import dev.backendlab.web.question.Library;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
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
  private final Sheets sheets;
  private final InstantSource clock = InstantSource.system();
  private final Diary diary;
  private final Map<String, Interview> all = new LinkedHashMap<>();

  Interviews(Library library, Places places, Practice practice) {
    this.library = library;
    this.sheets = Sheets.below(places.state());
    this.diary = new Diary(practice, clock, "page");
  }

  Diary diary() {
    return diary;
  }

  /**
   * Begins one.
   *
   * @throws dev.backendlab.kit.interview.BadSetup where it can't be held so
   */
  Interview begin(String topic, String level, int minutes, boolean peer) {
    var random = new Random();
    var draw = Draw.of(topic, library.shelf(), random);
    var setup = new Setup(draw.topic(), Setup.level(level), minutes, peer);
    var subjects = draw.subjects(setup.level(), minutes, diary.asked(), random);
    var interview = new Interview(Runs.newId("interview"), setup, subjects, diary, clock);
    synchronized (all) {
      all.put(interview.id(), interview);
      var eldest = all.keySet().iterator();
      while (all.size() > REMEMBERED) {
        eldest.next();
        eldest.remove();
      }
    }
    return interview;
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
    return sheets
        .find(id)
        .or(() -> find(id).map(interview -> interview.sheet().markdown()))
        .orElseThrow(() -> new NoSuchElementException("There is no sheet of such an interview."));
  }

  /** Writes the sheet; where that is refused, it can still be read while this server lives. */
  void keepSheet(Interview interview) {
    try {
      sheets.keep(interview.id(), interview.sheet().markdown());
    } catch (IOException noRoom) {
      // its page shows it from memory, and its lines are in the practice file
    }
  }
}
