package dev.backendlab.kit.contract;

import dev.backendlab.kit.Claim;
import dev.backendlab.kit.internal.TwinTrial;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Says at the end of a module's tests how long its claims and their broken twins took, because
 * thirty modules must fit into one build. Public for JUnit, which finds it as a service.
 */
public final class ModuleTimes implements TestExecutionListener {

  /** Tags the factory of tests that try the broken twins. */
  static final String TWINS = "broken-twins";

  private final Map<TestIdentifier, Long> begun = new ConcurrentHashMap<>();
  private final Spent claims = new Spent();
  private final Spent twins = new Spent();
  private final Function<Class<?>, String> moduleOf;
  private @Nullable Class<?> member;

  /** For a build. */
  public ModuleTimes() {
    this(type -> TwinTrial.questionOf(type).module());
  }

  ModuleTimes(Function<Class<?>, String> moduleOf) {
    this.moduleOf = moduleOf;
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    begun.put(test, System.nanoTime());
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    var start = begun.remove(test);
    if (start == null
        || !test.isTest()
        || result.getStatus() == TestExecutionResult.Status.ABORTED
        || !(test.getSource().orElse(null) instanceof MethodSource source)) {
      return;
    }
    long nanos = System.nanoTime() - start;
    var method = source.getJavaMethod();
    if (method.isAnnotationPresent(Claim.class)) {
      member = source.getJavaClass();
      claims.add(nanos);
    } else if (isTwin(method)) {
      member = source.getJavaClass();
      twins.add(nanos);
    }
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    sentence().ifPresent(System.out::println);
  }

  /** Empty where neither a claim nor a twin ran. */
  Optional<String> sentence() {
    return Optional.ofNullable(member)
        .map(type ->
            "%s: claims: %s; broken twins: %s".formatted(moduleOf.apply(type), claims, twins));
  }

  private static boolean isTwin(Method method) {
    var tag = method.getAnnotation(Tag.class);
    return tag != null && tag.value().equals(TWINS);
  }

  /** Time of tests of one kind. */
  private static final class Spent {

    private int count;
    private long nanos;

    void add(long more) {
      count++;
      nanos += more;
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%d in %.1f s", count, nanos / 1e9);
    }
  }
}
