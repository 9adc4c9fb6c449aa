package dev.backendlab.web;

import dev.backendlab.kit.face.Places;
import dev.backendlab.kit.question.Shelf;
import dev.backendlab.kit.run.Build;
import dev.backendlab.kit.run.Runner;
import dev.backendlab.kit.run.Runs;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The kit, as the server uses it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LabProperties.class)
class LabConfiguration implements WebMvcConfigurer {

  @Bean
  Places places() {
    return Places.of(System.getenv());
  }

  @Bean
  Shelf shelf(Places places) {
    return Shelf.of(places.root());
  }

  @Bean
  Runs runs(Places places) {
    return new Runs(places.runs());
  }

  @Bean
  Runner runner(Places places, Runs runs) {
    return new Runner(new Build(places.root()), runs);
  }

  /** A thread for each tab: a slow one holds up its own and no other. */
  @Override
  public void configureAsyncSupport(AsyncSupportConfigurer async) {
    async.setTaskExecutor(tabs());
    async.setDefaultTimeout(-1);
  }

  private static AsyncTaskExecutor tabs() {
    return new SimpleAsyncTaskExecutor("tab-");
  }
}
