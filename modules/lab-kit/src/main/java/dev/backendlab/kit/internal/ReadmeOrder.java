package dev.backendlab.kit.internal;

import dev.backendlab.kit.Claim;
import dev.backendlab.kit.question.Question.ClaimSentence;
import java.util.Comparator;
import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/** Claims run in the order in which the README tells them; what is not there comes last. */
public final class ReadmeOrder implements MethodOrderer {

  @Override
  public void orderMethods(MethodOrdererContext context) {
    var told = Module.of(context.getTestClass()).claims().stream().map(ClaimSentence::id).toList();
    context
        .getMethodDescriptors()
        .sort(
            Comparator.comparingInt(method -> {
              int place = told.indexOf(idOf(method));
              return place < 0 ? Integer.MAX_VALUE : place;
            }));
  }

  private static String idOf(MethodDescriptor method) {
    return method.findAnnotation(Claim.class).map(Claim::value).orElse("");
  }
}
