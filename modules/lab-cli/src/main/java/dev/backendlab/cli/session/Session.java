package dev.backendlab.cli.session;

import dev.backendlab.cli.text.Terminal;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.face.Places;
import dev.backendlab.kit.practice.Practice;
import dev.backendlab.kit.question.Nearest;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.question.Shelf;
import dev.backendlab.kit.run.Build;
import dev.backendlab.kit.run.Runner;
import dev.backendlab.kit.run.Runs;
import java.io.BufferedReader;
import java.io.PrintStream;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What a command works with.
 *
 * @param in what the user answers
 * @param out for what the command is about
 * @param err for what is said beside it
 */
public record Session(
    Places places, Terminal terminal, BufferedReader in, PrintStream out, PrintStream err) {

  /** The questions of this project. */
  public Shelf shelf() {
    return Shelf.of(places.root());
  }

  /** What was run here. */
  public Runs runs() {
    return new Runs(places.runs());
  }

  /** What this user guessed. */
  public Practice practice() {
    return new Practice(places.practice());
  }

  /** Moves what is no run out of the way; a sentence for each. */
  public List<String> setAside(Runs.Found found) {
    return runs().setAside(found.others()).stream()
        .map(place -> "Not a run, so it is out of the way: " + places.brief(place))
        .toList();
  }

  /** What makes modules ready to run. */
  public Build build() {
    return new Build(places.root());
  }

  /** What runs demos. */
  public Runner runner() {
    return new Runner(build(), runs());
  }

  /** Prints lines as they look on this terminal. */
  public void print(List<Text> lines) {
    var page = new StringBuilder();
    for (var line : lines) {
      page.append(line.on(terminal).stripTrailing()).append('\n');
    }
    tell(page.toString());
  }

  /** Prints text that is already as it should look, at once. */
  public void tell(String text) {
    out.print(text);
    out.flush();
  }

  /** A word beside the matter, for example that something is being built. */
  public void aside(String sentence) {
    // into a file it goes as one line, for grep
    int width = terminal.live() ? terminal.width() : Integer.MAX_VALUE;
    Text.of(sentence).wrapped(width).forEach(line -> err.println(line.on(terminal)));
    err.flush();
  }

  /** The entry that this word means. */
  public Shelf.Entry entry(String word) {
    var found = entries(List.of(word));
    if (found.size() != 1) {
      throw new Mistake("'%s' is more than one question: name one, as in q12.".formatted(word));
    }
    return found.getFirst();
  }

  /** All entries that these words mean, each once, in the order of the shelf, written or not. */
  public List<Shelf.Entry> entries(List<String> words) {
    var shelf = shelf();
    for (var word : words) {
      if (shelf.find(word).isEmpty()) {
        throw unknown(shelf, word);
      }
    }
    return shelf.entries().stream()
        .filter(entry -> words.stream().anyMatch(word -> shelf.find(word).contains(entry)))
        .toList();
  }

  /** The same, where a section and {@code all} stand for those of their questions that run. */
  public List<Shelf.Entry> running(List<String> words) {
    var shelf = shelf();
    var named = new LinkedHashSet<Shelf.Entry>();
    for (var word : words) {
      var found = entries(List.of(word));
      var running = found.stream().filter(entry -> entry.module().isPresent()).toList();
      if (found.size() > 1 && running.isEmpty()) {
        throw new Mistake(
            "No question of the section '%s' runs yet: see ./lab list."
                .formatted(found.getFirst().section()));
      }
      named.addAll(found.size() > 1 ? running : found);
    }
    return shelf.entries().stream().filter(named::contains).toList();
  }

  private static Mistake unknown(Shelf shelf, String word) {
    if (!shelf.defects().isEmpty()) {
      return new Mistake(
          "There is no question '%s' that can be found: %s"
              .formatted(word, shelf.defects().getFirst()));
    }
    return new Mistake(
        shelf
            .nearest(word)
            .map(near -> "There is no question '%s': did you mean %s?".formatted(word, near))
            .orElse("There is no question '%s': see ./lab list.".formatted(word)));
  }

  /** What there is to read of an entry; one of which nothing is written is the user's mistake. */
  public Question text(Shelf.Entry entry) {
    if (!entry.isWritten()) {
      throw new Mistake(
          "Nothing is written of %s yet: see ./lab list for the others.".formatted(entry.id()));
    }
    return entry.read();
  }

  /** The question behind an entry that runs; one without a module is the user's mistake. */
  public Question question(Shelf.Entry entry) {
    if (entry.module().isEmpty()) {
      throw new Mistake(
          entry.isWritten()
              ? "%1$s has no demo yet: ./lab show %1$s reads it.".formatted(entry.id())
              : "%s has no module yet: see ./lab list for those that run.".formatted(entry.id()));
    }
    return entry.read();
  }

  /** The id of a claim of this question. */
  public String claim(Question question, String word) {
    var ids = question.claims().stream().map(Question.ClaimSentence::id).toList();
    if (ids.contains(word)) {
      return word;
    }
    throw new Mistake(
        Nearest.to(word, ids)
            .map(near ->
                "%s has no claim '%s': did you mean %s?".formatted(question.id(), word, near))
            .orElse(
                "%s has no claim '%s': it has %s."
                    .formatted(question.id(), word, String.join(", ", ids))));
  }
}
