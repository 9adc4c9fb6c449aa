package dev.backendlab.kit.practice;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One step of a walk that was taken.
 *
 * @param at when, ISO-8601 in UTC
 * @param walk its id
 * @param step the step's key, which it keeps when the walk is edited; empty with {@link Done#AGAIN}
 * @param run the run's id, or the interview's; empty where nothing ran
 * @param face where: {@code terminal} or {@code page}
 */
public record Footstep(String at, String walk, String step, Done done, String run, String face) {

  private static final String VERSION = "1";
  private static final String TYPE = "walk";

  /** What was done about a step. */
  public enum Done {
    RUN,
    READ,

    /** An interview that was held, at least in part. */
    HELD,

    SKIPPED,

    /** The walk was begun anew: what was done before does not count. */
    AGAIN;

    /** For people: {@code run}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A step that was taken now. */
  public static Footstep now(String walk, String step, Done done, String run, String face) {
    return new Footstep(Clock.systemUTC().instant().toString(), walk, step, done, run, face);
  }

  /** As one line, without the line break. */
  String toLine() {
    var fields = new LinkedHashMap<String, String>();
    fields.put("type", TYPE);
    fields.put("at", at);
    fields.put("walk", walk);
    fields.put("step", step);
    fields.put("done", done.word());
    fields.put("run", run);
    fields.put("face", face);
    return "{\"v\":" + VERSION + "," + JsonLine.fields(fields) + "}";
  }

  /** The footstep in a line; empty where it is damaged, of another version, or something else. */
  static Optional<Footstep> parse(String line) {
    return line.contains("\"walk\"") ? JsonLine.read(line).flatMap(Footstep::of) : Optional.empty();
  }

  private static Optional<Footstep> of(Map<String, String> fields) {
    if (!VERSION.equals(fields.get("v"))
        || !TYPE.equals(fields.get("type"))
        || !fields.keySet().containsAll(java.util.List.of("at", "walk", "step", "done", "run"))) {
      return Optional.empty();
    }
    return done(String.valueOf(fields.get("done")))
        .map(done ->
            new Footstep(
                fields.getOrDefault("at", ""),
                fields.getOrDefault("walk", ""),
                fields.getOrDefault("step", ""),
                done,
                fields.getOrDefault("run", ""),
                fields.getOrDefault("face", "")));
  }

  private static Optional<Done> done(String word) {
    for (var each : Done.values()) {
      if (each.word().equals(word)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
