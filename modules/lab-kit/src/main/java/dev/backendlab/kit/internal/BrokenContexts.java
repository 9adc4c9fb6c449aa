package dev.backendlab.kit.internal;

import dev.backendlab.kit.story.Broken;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/** Keeps contexts with a broken twin apart from those without in the cache of Spring's tests. */
final class BrokenContexts implements ContextCustomizerFactory {

  @Override
  public @Nullable ContextCustomizer createContextCustomizer(
      Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
    return Broken.claim().map(With::new).orElse(null);
  }

  private record With(String twin) implements ContextCustomizer {

    @Override
    public void customizeContext(
        ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
      // its equality is all it is for
    }
  }
}
