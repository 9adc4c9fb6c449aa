package dev.backendlab.kit.predict;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.file.TextFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * What somebody guessed before a run, kept beside its events.
 *
 * @param byPrediction the guess, by {@link #key}
 */
public record Guesses(Map<String, String> byPrediction) {

  /** Nobody guessed. */
  public static final Guesses NONE = new Guesses(Map.of());

  private static final String FILE = "guesses.properties";
  private static final int MOST_BYTES = 128 << 10;

  public Guesses {
    byPrediction = Map.copyOf(byPrediction);
  }

  /** The name of a claim's prediction with this place in its list, from 0. */
  public static String key(String claim, int index) {
    return claim + "." + index;
  }

  /** Guess and measurement of a claim, for what was guessed and could be answered. */
  public List<Reckoning> reckon(Predictions predictions, String claim, List<Event> told) {
    var reckonings = new ArrayList<Reckoning>();
    var asked = predictions.of(claim);
    for (int i = 0; i < asked.size(); i++) {
      var prediction = asked.get(i);
      var guess = byPrediction.getOrDefault(key(claim, i), "");
      Predictions.answer(prediction, told)
          .flatMap(seen -> prediction.reckon(guess, seen))
          .ifPresent(reckonings::add);
    }
    return reckonings;
  }

  /** Those kept with a run. */
  public static Guesses in(Path run) {
    var kept = new Properties();
    try {
      kept.load(new StringReader(TextFile.read(run.resolve(FILE), MOST_BYTES)));
    } catch (IOException | IllegalArgumentException none) {
      return NONE;
    }
    var guesses = new LinkedHashMap<String, String>();
    kept.stringPropertyNames().forEach(key -> guesses.put(key, kept.getProperty(key)));
    return new Guesses(guesses);
  }

  /** Keeps them with a run; where the disk gives out, the story goes on without. */
  public void keepIn(Path run) {
    if (byPrediction.isEmpty()) {
      return;
    }
    var kept = new Properties();
    kept.putAll(byPrediction);
    try (var writer = Files.newBufferedWriter(run.resolve(FILE))) {
      kept.store(writer, null);
    } catch (IOException diskFull) {
      // the guesses are seen now and not later
    }
  }
}
