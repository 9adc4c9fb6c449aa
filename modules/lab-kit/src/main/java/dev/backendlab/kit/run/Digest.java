package dev.backendlab.kit.run;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.Outcome;
import dev.backendlab.kit.file.TextFile;
import dev.backendlab.kit.question.Question.ClaimSentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a run went, in a few lines beside its events, so that the shelf can be shown at once: to read
 * it needs no JSON, whose reader takes longer to load than all that the shelf shows.
 *
 * @param startedAt the wall clock, ISO-8601 in UTC
 * @param broken whether a claim ran on its broken twin
 * @param planned how many claims were to be tried
 * @param claims how each ended, in order
 */
public record Digest(String startedAt, boolean broken, int planned, Map<String, Outcome> claims) {

  private static final String FILE = "digest.txt";
  private static final int MOST_BYTES = 16 << 10;
  private static final String FORM = "digest-1";

  static Digest of(Event.RunStarted started) {
    return new Digest(
        started.startedAt(),
        started.broken() != null,
        started.claims().size(),
        new LinkedHashMap<>());
  }

  /** The same from a run's events. */
  public static Digest of(Runs.Past past) {
    var digest = of(past.started());
    past.claims().forEach((claim, ended) -> digest.claims().put(claim, ended.outcome()));
    return digest;
  }

  /** How many of a question's claims ended so; a claim that it no longer has does not count. */
  public long count(List<ClaimSentence> ofTheQuestion, Outcome outcome) {
    return ofTheQuestion.stream().filter(each -> claims.get(each.id()) == outcome).count();
  }

  /** This one, with what an older run says of claims that this one did not try. */
  Digest over(Digest older) {
    var all = new LinkedHashMap<>(older.claims);
    all.putAll(claims);
    return new Digest(startedAt, broken, planned, all);
  }

  void writeTo(Path folder) throws IOException {
    var text = new StringBuilder();
    text.append(String.join(" ", FORM, startedAt, broken ? "broken" : "real", "" + planned));
    claims.forEach((claim, outcome) -> text.append('\n').append(claim).append(' ').append(outcome));
    Files.writeString(folder.resolve(FILE), text.append('\n'));
  }

  /** Empty where there is none, or where it is damaged: then the events know. */
  static Optional<Digest> readFrom(Path folder) {
    try {
      return parse(TextFile.read(folder.resolve(FILE), MOST_BYTES).lines().toList());
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
      return Optional.empty();
    }
  }

  private static Optional<Digest> parse(List<String> lines) {
    var head = lines.get(0).split(" ");
    if (!head[0].equals(FORM)) {
      return Optional.empty();
    }
    var claims = new LinkedHashMap<String, Outcome>();
    for (var line : lines.subList(1, lines.size())) {
      var parts = line.split(" ");
      claims.put(parts[0], Outcome.valueOf(parts[1]));
    }
    return Optional.of(
        new Digest(head[1], head[2].equals("broken"), Integer.parseInt(head[3]), claims));
  }

  /** Hears a run's events, and knows at any time how it goes. */
  static final class Ear {

    private @Nullable Digest digest;

    /** Whether the digest is another one now: then write it, the next line may never come. */
    boolean hear(Event event) {
      if (event instanceof Event.RunStarted started) {
        digest = of(started);
        return true;
      }
      if (event instanceof Event.ClaimEnded ended && digest != null) {
        digest.claims().put(ended.claim(), ended.outcome());
        return true;
      }
      return false;
    }

    void writeTo(Path folder) throws IOException {
      if (digest != null) {
        digest.writeTo(folder);
      }
    }
  }
}
