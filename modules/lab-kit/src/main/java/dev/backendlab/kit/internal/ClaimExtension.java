package dev.backendlab.kit.internal;

import dev.backendlab.kit.Claim;
import dev.backendlab.kit.Demo;
import dev.backendlab.kit.Judge;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.predict.Predictions;
import dev.backendlab.kit.question.Question.ClaimSentence;
import dev.backendlab.kit.service.Casualties;
import dev.backendlab.kit.service.ServiceUnavailable;
import dev.backendlab.kit.story.Story;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.opentest4j.TestAbortedException;

/** Gives each claim its stage, and turns what it left there into a verdict. */
public final class ClaimExtension
    implements BeforeAllCallback, AfterAllCallback, ParameterResolver, InvocationInterceptor {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(ClaimExtension.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    var demo = context.getRequiredTestClass();
    var question = Module.of(demo);
    var told = question.claims().stream().map(ClaimSentence::id).sorted().toList();
    var coded =
        AnnotationSupport.findAnnotatedMethods(demo, Claim.class, HierarchyTraversalMode.TOP_DOWN)
            .stream()
            .map(method -> method.getAnnotation(Claim.class).value())
            .sorted()
            .toList();
    if (!told.equals(coded)) {
      throw new IllegalStateException(
          """
          The claims of %s and of its README differ. Make the two lists one:
            README.md: %s
            @Claim:    %s\
          """
              .formatted(demo.getSimpleName(), told, coded));
    }
    var id = demo.getAnnotation(Demo.class).value();
    if (!id.equals(question.id())) {
      throw new IllegalStateException(
          "@Demo(\"%s\") stands in the module of %s: %s".formatted(id, question.id(), demo));
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    var sightings = context.getStore(NAMESPACE).get(Sightings.class, Sightings.class);
    if (sightings != null) {
      var reason = context.getRequiredTestClass().getAnnotation(Demo.class).unobserved();
      refuse(sightings.defectsOfAll(reason));
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Stage.class && context.getTestMethod().isPresent();
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return new Stage(judgeOf(context));
  }

  @Override
  public void interceptTestMethod(
      Invocation<@Nullable Void> claim,
      ReflectiveInvocationContext<Method> invocation,
      ExtensionContext context)
      throws Throwable {
    if (HeldDemo.isCalled()) {
      claim.skip();
      return;
    }
    if (Story.live().isHeard()) {
      judge(claim, context);
      return;
    }
    var sightings = sightingsOf(context);
    var id = context.getRequiredTestMethod().getAnnotation(Claim.class).value();
    sightings.begin(id);
    try {
      judge(claim, context);
    } finally {
      sightings.end(id);
    }
    holdPredictionsAgainst(judgeOf(context), context);
    refuse(sightings.defects());
  }

  private static void judge(Invocation<@Nullable Void> claim, ExtensionContext context)
      throws Throwable {
    var judge = judgeOf(context);
    Casualties.beginClaim();
    try {
      claim.proceed();
    } catch (TestAbortedException skipped) {
      throw skipped;
    } catch (Throwable failure) {
      var refutations = judge.refutations();
      if (refutations.isEmpty() || Casualties.sentence().isPresent()) {
        throw failure;
      }
      throw new ClaimRefuted(refutations, failure);
    }
    var verdict = judge.verdict();
    if (!verdict.isEmpty()) {
      Casualties.sentence().ifPresent(ClaimExtension::givenUp);
      throw new ClaimRefuted(verdict, null);
    }
  }

  /** In the build only: who tries an idea in a demo must not be stopped by a prediction. */
  private static void holdPredictionsAgainst(Judge judge, ExtensionContext context) {
    var predictions = Predictions.of(Module.of(context.getRequiredTestClass()));
    var claim = context.getRequiredTestMethod().getAnnotation(Claim.class).value();
    refuse(predictions.complaints(claim, judge.observations()));
  }

  private static void refuse(List<String> defects) {
    if (!defects.isEmpty()) {
      throw new AssertionError(String.join("\n", defects));
    }
  }

  /** What fails on a dead server says nothing of the claim. */
  private static void givenUp(String sentence) {
    throw new ServiceUnavailable(sentence);
  }

  private static Judge judgeOf(ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .computeIfAbsent(Judge.class, type -> new Judge(Story.live()), Judge.class);
  }

  /** Those of all claims of a demo, in the build. */
  private static Sightings sightingsOf(ExtensionContext context) {
    var demo = context.getRequiredTestClass();
    return context
        .getParent()
        .orElse(context)
        .getStore(NAMESPACE)
        .computeIfAbsent(
            Sightings.class, type -> new Sightings(Story.live(), Module.of(demo)), Sightings.class);
  }

  /** The class names of what a claim points to. */
  static List<String> names(Class<?>[] types) {
    return Arrays.stream(types).map(Class::getName).toList();
  }
}
