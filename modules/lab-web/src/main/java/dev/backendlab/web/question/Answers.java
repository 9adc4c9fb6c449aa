package dev.backendlab.web.question;

import dev.backendlab.kit.face.Places;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The answers, kept while their modules stay as they are. */
@Component
public class Answers {

  private final Library library;
  private final Places places;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  Answers(Library library, Places places) {
    this.library = library;
    this.places = places;
  }

  private record Kept(State state, Answer answer) {}

  /** How the files of a module are: any edit changes one of the two. */
  private record State(long files, long lastModified) {}

  /**
   * The answer of a question.
   *
   * @throws java.util.NoSuchElementException where it has no module
   * @throws dev.backendlab.kit.question.BrokenQuestion where its README is defective
   */
  public Answer of(String id) {
    var question = library.question(id);
    var state = stateOf(question.folder());
    var known = kept.get(id);
    if (known == null || !known.state().equals(state)) {
      known = new Kept(state, new Answer(question, places.root()));
      kept.put(id, known);
    }
    return known.answer();
  }

  private static State stateOf(Path module) {
    try (var sources = Files.walk(module.resolve("src"))) {
      long files = 1;
      long newest = Files.getLastModifiedTime(module.resolve("README.md")).toMillis();
      for (var source : (Iterable<Path>) sources::iterator) {
        files++;
        newest = Math.max(newest, Files.getLastModifiedTime(source).toMillis());
      }
      return new State(files, newest);
    } catch (IOException changing) {
      throw new UncheckedIOException(changing);
    }
  }
}
