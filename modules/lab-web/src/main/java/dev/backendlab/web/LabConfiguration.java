package dev.backendlab.web;

import dev.backendlab.kit.face.Places;
import dev.backendlab.kit.practice.Practice;
import dev.backendlab.kit.run.Build;
import dev.backendlab.kit.run.Preparations;
import dev.backendlab.kit.run.Runner;
import dev.backendlab.kit.run.Runs;
import dev.backendlab.picture.Pictures;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** The kit, as the server uses it; where things are is known before there are beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LabProperties.class)
class LabConfiguration {

  /** Every view is a page: also where an address that ends like a style sheet's is refused. */
  @Bean
  static BeanPostProcessor pagesOnly() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof ThymeleafViewResolver views) {
          views.setForceContentType(true);
        }
        return bean;
      }
    };
  }

  @Bean
  Runs runs(Places places) {
    return new Runs(places.runs());
  }

  /** Spring closes it when the server ends. */
  @Bean
  Preparations preparations(Runner runner) {
    return new Preparations(runner);
  }

  @Bean
  Practice practice(Places places) {
    return new Practice(places.practice());
  }

  @Bean
  Pictures pictures(Places places) {
    return new Pictures(places.cache());
  }

  @Bean
  Runner runner(Places places, Runs runs) {
    return new Runner(new Build(places.root()), runs);
  }
}
