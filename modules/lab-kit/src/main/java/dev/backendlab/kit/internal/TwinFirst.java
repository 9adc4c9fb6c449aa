package dev.backendlab.kit.internal;

import dev.backendlab.kit.story.Broken;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * A broken twin that is a setting, in {@code application-broken-<claim>.yml}, wins over every other
 * way of setting: arguments, system properties, what a test sets and what a claim gives a second
 * application. A demo could otherwise overrule its twin without a word, and the claim would be
 * proven on what was meant to refute it.
 *
 * <p>It acts twice: before services look at the environment, and once more when tests and
 * initializers have added what they have to say, before the first bean is defined.
 */
public final class TwinFirst
    implements EnvironmentPostProcessor,
        ApplicationListener<ApplicationContextInitializedEvent>,
        Ordered {

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    putFirst(environment);
  }

  @Override
  public void onApplicationEvent(ApplicationContextInitializedEvent initialized) {
    putFirst(initialized.getApplicationContext().getEnvironment());
  }

  private static void putFirst(ConfigurableEnvironment environment) {
    Broken.claim()
        .map(claim -> "application-broken-" + claim + ".")
        .ifPresent(file -> {
          var sources = environment.getPropertySources();
          for (var source :
              sources.stream().filter(each -> each.getName().contains(file)).toList()) {
            sources.remove(source.getName());
            sources.addFirst(source);
          }
        });
  }

  /** After Boot has read the files, before services ask where they are to come from. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE - 1;
  }
}
