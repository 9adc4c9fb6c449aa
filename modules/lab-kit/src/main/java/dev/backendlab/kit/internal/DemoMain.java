package dev.backendlab.kit.internal;

import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import dev.backendlab.kit.Claim;
import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.EventLine;
import dev.backendlab.kit.event.Outcome;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.service.EarlyStart;
import dev.backendlab.kit.service.Training;
import dev.backendlab.kit.story.Broken;
import dev.backendlab.kit.story.Story;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.discovery.LauncherDiscoveryListeners;

/**
 * The process of one demo: runs its claims and writes the events as JSON lines to standard output.
 *
 * <p>Everything else that this JVM prints goes to standard error, which the runner keeps as the
 * run's log. The process ends when its standard input does: whoever started it is gone then.
 */
public final class DemoMain {

  /** The id of a run that only fills a cache of classes: nobody waits for it, nobody keeps it. */
  public static final String TRAINING = "training";

  private DemoMain() {}

  /**
   * Runs the demo of the module in the working folder.
   *
   * @param args the run's id, the test jar, the claims to run separated by commas, and optionally
   *     the claim to run on its broken twin
   */
  public static void main(String[] args) throws IOException {
    Thread.ofPlatform().daemon().name("lab-json").start(EventLine::prepareWriting);
    var story = Story.live();
    story.to(EventOutput.claimed());
    if (args[0].equals(TRAINING)) {
      Ending.after(Duration.ofMinutes(2));
    } else {
      Ending.withStandardInput();
    }

    try {
      run(story, args, List.of());
    } catch (RuntimeException failed) {
      fail(story, failed);
    }
  }

  static void fail(Story story, RuntimeException failed) {
    failed.printStackTrace();
    story.failed(Cause.oneSentence(failed));
    System.exit(Outcome.BROKEN.exitStatus());
  }

  /**
   * Runs it, and ends the process.
   *
   * @param args of {@link #main}
   * @param ready servers that answer already
   */
  static void run(Story story, String[] args, List<Event.ServiceReady> ready) throws IOException {
    var claims = List.of(args[2].split(","));
    var broken = args.length > 3 ? args[3] : null;
    var question = Question.in(Path.of("").toAbsolutePath());
    story.tell(started(args[0], question, claims, broken));
    ready.forEach(story::tell);
    EarlyStart.ofAll();
    if (broken != null) {
      Broken.enter(broken);
    }
    var listener = new ClaimListener(story, question, claims);
    execute(Path.of(args[1]), claims, listener, new TrainingTime(args[0].equals(TRAINING)));
    var ended = listener.ended();
    story.enter(null);
    story.tell(ended);
    Training.begin();
    System.exit(ended.outcome().exitStatus());
  }

  static void execute(Path tests, List<String> claims, TestExecutionListener... listeners) {
    var config =
        LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build();
    try (var session = LauncherFactory.openSession(config)) {
      var demo =
          request()
              .selectors(selectClasspathRoots(Set.of(tests)))
              .filters(includeClassNamePatterns(".*Demo"), only(claims))
              .listeners(LauncherDiscoveryListeners.abortOnFailure())
              .build();
      session.getLauncher().execute(demo, listeners);
    }
  }

  private static Event.RunStarted started(
      String run, Question question, List<String> claims, @Nullable String broken)
      throws IOException {
    var machine = ThisMachine.describe(question.folder());
    var now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    return new Event.RunStarted(run, question.id(), claims, broken, now, machine);
  }

  static PostDiscoveryFilter only(List<String> claims) {
    return descriptor ->
        FilterResult.includedIf(
            idOf(descriptor) == null || claims.contains(String.valueOf(idOf(descriptor))));
  }

  static @Nullable String idOf(TestDescriptor descriptor) {
    return descriptor.getSource().map(source -> idOf((Object) source)).orElse(null);
  }

  static @Nullable String idOf(Object source) {
    if (source instanceof MethodSource method) {
      var claim = method.getJavaMethod().getAnnotation(Claim.class);
      return claim == null ? null : claim.value();
    }
    return null;
  }
}
