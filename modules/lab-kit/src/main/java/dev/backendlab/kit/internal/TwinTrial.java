package dev.backendlab.kit.internal;

import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import dev.backendlab.kit.Claim;
import dev.backendlab.kit.Demo;
import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.Outcome;
import dev.backendlab.kit.face.Trace;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.story.Broken;
import dev.backendlab.kit.story.Story;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherFactory;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** Runs one claim on its broken twin inside this JVM, beside the services that it already has. */
public final class TwinTrial {

  private TwinTrial() {}

  /** The module in which this class was built. */
  public static Question questionOf(Class<?> member) {
    return Module.of(member);
  }

  /** The claims of the demo in this class's package or below, by name. */
  public static List<Claim> claimsOf(Class<?> beside) {
    return Arrays.stream(demo(beside).getDeclaredMethods())
        .map(method -> method.getAnnotation(Claim.class))
        .filter(Objects::nonNull)
        .sorted(Comparator.comparing(Claim::value))
        .toList();
  }

  /**
   * What came of it.
   *
   * @param defects a sentence for each name that is not the picture's
   */
  public record Result(Event.ClaimEnded ended, List<String> defects) {}

  /** Runs a claim of that demo on its twin. */
  public static Result of(Class<?> beside, String claim) {
    var told = new ArrayList<Event>();
    var story = Story.live();
    story.to(line -> told.add(line.event()));
    var listener = new ClaimListener(story, questionOf(beside), List.of(claim));
    Broken.enter(claim);
    var alone = LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build();
    try (var session = LauncherFactory.openSession(alone)) {
      session
          .getLauncher()
          .execute(
              request()
                  .selectors(selectClass(demo(beside)))
                  .filters(includeClassNamePatterns(".*Demo"), DemoMain.only(List.of(claim)))
                  .build(),
              listener);
    } finally {
      Broken.leave();
      story.toNobody();
    }
    var trace = new Trace(questionOf(beside).picture());
    told.forEach(trace::hear);
    var ended =
        told.stream()
            .filter(Event.ClaimEnded.class::isInstance)
            .map(Event.ClaimEnded.class::cast)
            .findFirst()
            .orElse(new Event.ClaimEnded(claim, Outcome.BROKEN, listener.ended().reason(), 0));
    return new Result(ended, Sightings.strangers(trace.strangers()));
  }

  private static Class<?> demo(Class<?> beside) {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(Demo.class));
    var found = scanner.findCandidateComponents(beside.getPackageName());
    if (found.size() != 1) {
      throw new IllegalStateException(
          "%s must have one @Demo in its package or below, it has %d"
              .formatted(beside.getName(), found.size()));
    }
    try {
      return Class.forName(found.iterator().next().getBeanClassName());
    } catch (ClassNotFoundException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
