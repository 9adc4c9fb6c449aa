package dev.backendlab.cli.walk;

import dev.backendlab.cli.run.DemoRuns;
import dev.backendlab.cli.session.Mistake;
import dev.backendlab.cli.session.Session;
import dev.backendlab.kit.practice.Footstep;
import dev.backendlab.kit.practice.Footstep.Done;
import dev.backendlab.kit.run.RunResult;
import dev.backendlab.kit.walk.Journey;
import dev.backendlab.kit.walk.Walk;
import dev.backendlab.kit.walk.Walks;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Several questions as one story, step by step. */
@Command(
    name = "walk",
    description = "Walks through several questions as one story: what there are, or one of them.",
    sortOptions = false)
public final class WalkCommand implements Callable<Integer> {

  private final Session session;

  @Parameters(
      arity = "0..1",
      paramLabel = "WALK",
      description = "A walk, by its name or its number; without it, what there are.")
  private @Nullable String name;

  @Option(
      names = "--from",
      paramLabel = "N",
      description = "Begin with this step; without it, where you left.")
  private @Nullable Integer from;

  @Option(names = "--again", description = "Begin anew: what was done before does not count.")
  private boolean again;

  public WalkCommand(Session session) {
    this.session = session;
  }

  public WalkCommand(Session session, @Nullable String name) {
    this(session);
    this.name = name;
  }

  @Override
  public Integer call() throws Exception {
    var walks = Walks.on(session.shelf());
    if (name == null) {
      if (from != null || again) {
        throw new Mistake(
            "--from and --again are about one walk: name it, as ./lab walk lists it.");
      }
      new WalkList(session, walks).tell();
      return RunResult.PROVEN;
    }
    var walk = walk(walks, name);
    var log = new Log(session, walk);
    if (again) {
      log.keep(Footstep.now(walk.id(), "", Done.AGAIN, "", Log.FACE));
    }
    int first = first(log.journey());
    if (first == walk.steps().size()) {
      throw new Mistake(
          "%s is done: ./lab walk %s --again begins anew, --from 1 looks at a step once more."
              .formatted(walk.title(), walk.id()),
          RunResult.PROVEN);
    }
    try (var demos = new DemoRuns(session)) {
      return new Tour(session, walk, log, demos).from(first);
    }
  }

  private static Walk walk(Walks walks, String name) {
    return walks
        .find(name)
        .orElseThrow(() -> {
          var defects = walks.defectsOf(name);
          if (!defects.isEmpty()) {
            return new Mistake(
                String.join("\n", defects.stream().map(Object::toString).toList()),
                RunResult.BROKEN);
          }
          return new Mistake(
              walks
                  .nearest(name)
                  .map(near -> "There is no walk '%s': did you mean %s?".formatted(name, near))
                  .orElse("There is no walk '%s': see ./lab walk.".formatted(name)));
        });
  }

  private int first(Journey journey) {
    int steps = journey.walk().steps().size();
    if (from == null) {
      return journey.resumesAt();
    }
    if (from < 1 || from > steps) {
      throw new Mistake(
          "%s has steps 1 to %d, not %d.".formatted(journey.walk().id(), steps, from));
    }
    return from - 1;
  }
}
