package dev.backendlab.web.walk;

import dev.backendlab.kit.practice.Footstep;
import dev.backendlab.kit.practice.Footstep.Done;
import dev.backendlab.kit.practice.Practice;
import dev.backendlab.kit.walk.Journey;
import dev.backendlab.kit.walk.Walk;
import dev.backendlab.kit.walk.Walks;
import dev.backendlab.web.question.Library;
import java.io.IOException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The walks as they are now, and how far the user is in them. */
@Component
public class Ways {

  private static final Logger LOG = LoggerFactory.getLogger(Ways.class);
  static final String FACE = "page";

  private final Library library;
  private final Practice practice;

  Ways(Library library, Practice practice) {
    this.library = library;
    this.practice = practice;
  }

  Walks walks() {
    return Walks.on(library.shelf());
  }

  List<Journey> journeys(Walks walks) {
    var footsteps = practice.footsteps();
    return walks.all().stream().map(walk -> Journey.of(walk, footsteps)).toList();
  }

  /**
   * How far the user is in a walk.
   *
   * @throws NoSuchElementException where there is none of this name
   */
  Journey journey(String id) {
    return Journey.of(walk(id), practice.footsteps());
  }

  private Walk walk(String id) {
    var walks = walks();
    return walks.all().stream()
        .filter(walk -> walk.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(missing(walks, id)));
  }

  private static String missing(Walks walks, String id) {
    return walks.defectsOf(id).stream()
        .findFirst()
        .map(defect -> "This walk is defective: " + defect)
        .orElse("There is no walk of that name.");
  }

  /**
   * A step of a walk.
   *
   * @throws NoSuchElementException where there is no such walk or step
   */
  public Passage passage(String walk, int place) {
    return find(walk, place)
        .orElseThrow(() -> new NoSuchElementException("There is no such step in a walk."));
  }

  /** The same, for an address that may be older than the walk. */
  public Optional<Passage> find(String id, int place) {
    return walks().all().stream()
        .filter(walk -> walk.id().equals(id) && place > 0 && place <= walk.steps().size())
        .findFirst()
        .map(walk -> new Passage(walk, place));
  }

  /** Remembers that a step ran. */
  public void ran(Passage passage, String run) {
    keep(passage.walk(), passage.step().key(), Done.RUN, run);
  }

  /** Remembers that an interview was held; false where there was no room. */
  public boolean held(Passage passage, String interview) {
    return keep(passage.walk(), passage.step().key(), Done.HELD, interview);
  }

  /** Remembers a step without a run; false where there was no room. */
  boolean took(Passage passage, Done done) {
    return keep(passage.walk(), passage.step().key(), done, "");
  }

  /** Begins anew; false where there was no room. */
  boolean again(Walk walk) {
    return keep(walk, "", Done.AGAIN, "");
  }

  private boolean keep(Walk walk, String step, Done done, String run) {
    try {
      practice.keep(Footstep.now(walk.id(), step, done, run, FACE));
      return true;
    } catch (IOException noRoom) {
      LOG.warn("A step of a walk could not be remembered: {}", noRoom.toString());
      return false;
    }
  }
}
