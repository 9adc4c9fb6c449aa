package dev.backendlab.web.question;

import dev.backendlab.kit.face.Places;
import dev.backendlab.kit.question.Question;
import dev.backendlab.picture.Pictures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The answers, kept while their files stay as they are. */
@Component
public class Answers {

  private final Library library;
  private final Places places;
  private final Pictures pictures;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  Answers(Library library, Places places, Pictures pictures) {
    this.library = library;
    this.places = places;
    this.pictures = pictures;
  }

  private record Kept(State state, Answer answer) {}

  /** How the files of a question are: any edit changes one of the two. */
  private record State(long files, long lastModified) {

    static final State UNKNOWN = new State(-1, -1);
  }

  /**
   * The answer of a question.
   *
   * @throws java.util.NoSuchElementException where nothing is written
   * @throws dev.backendlab.kit.question.BrokenQuestion where that is defective
   */
  public Answer of(String id) {
    var question = library.text(id);
    var state = stateOf(question);
    var known = kept.get(id);
    if (known == null || !known.state().equals(state) || state.equals(State.UNKNOWN)) {
      known = new Kept(state, new Answer(question, places.root(), pictures));
      kept.put(id, known);
    }
    return known.answer();
  }

  private static State stateOf(Question question) {
    try (var sources =
        question.runs() ? Files.walk(question.folder().resolve("src")) : Stream.<Path>empty()) {
      long files = 1;
      long newest = Files.getLastModifiedTime(question.file()).toMillis();
      for (var source : (Iterable<Path>) sources::iterator) {
        files++;
        newest = Math.max(newest, Files.getLastModifiedTime(source).toMillis());
      }
      return new State(files, newest);
    } catch (IOException | UncheckedIOException changing) {
      return State.UNKNOWN; // then what reads them says what is wrong
    }
  }
}
