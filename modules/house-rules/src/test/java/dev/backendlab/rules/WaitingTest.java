package dev.backendlab.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Questions and the kit wait for conditions. A wait for a time is too short or too long. */
class WaitingTest {

  /** Names of methods, by the class that has them. */
  private static final Map<String, Set<String>> WAITS =
      Map.of(
          "java.lang.Thread", Set.of("sleep"),
          "java.util.concurrent.TimeUnit", Set.of("sleep"),
          "java.util.concurrent.locks.LockSupport", Set.of("parkNanos", "parkUntil"),
          "java.lang.Object", Set.of("wait"),
          "org.awaitility.core.ConditionFactory", Set.of("pollDelay", "during"));

  private static final Exceptions EXCEPTIONS =
      new Exceptions(
          Map.of(
              "kit.service.Patience", "the lab's one wait between two looks at a condition",
              "kit.Load", "paces an open loop: each request is due at its own moment",
              "kit.internal.Ending", "the time limit itself, and the grace before a halt",
              "ratelimiting.Backend", "imitates the time that a forecast takes to compute",
              "eventdriven.OtherCompany", "imitates the time that systems of others take"));

  @Test
  void nothingWaitsForATime() {
    var offences = new TreeMap<String, String>();
    Stream.of(House.questionClasses(), House.mainClassesOf(House.ROOT.resolve("modules/lab-kit")))
        .flatMap(classes -> classes.stream())
        .flatMap(type -> type.getAccessesFromSelf().stream())
        .filter(WaitingTest::isWait)
        .forEach(
            wait -> offences.put(House.topLevel(wait.getOriginOwner()), wait.getDescription()));
    EXCEPTIONS.coverAll(
        offences,
        "Wait for the condition: await().until(…), Patience.until(…), stage.checkSoon(…).");
  }

  @Test
  void theClassesThatWaitAreOnesThatExist() throws Exception {
    for (var wait : WAITS.entrySet()) {
      if (wait.getKey().startsWith("java.")) {
        assertThat(Class.forName(wait.getKey()).getMethods())
            .extracting(Method::getName)
            .containsAll(wait.getValue());
      }
    }
    assertThat(
            House.questionClasses().stream().flatMap(type -> type.getAccessesFromSelf().stream()))
        .extracting(access -> access.getTargetOwner().getName())
        .contains("org.awaitility.core.ConditionFactory");
  }

  private static boolean isWait(JavaAccess<?> access) {
    return WAITS
            .getOrDefault(access.getTargetOwner().getName(), Set.of())
            .contains(access.getTarget().getName())
        && !access.getTarget().getFullName().endsWith("wait()");
  }
}
