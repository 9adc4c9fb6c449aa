package dev.backendlab.api;

import graphql.analysis.MaxQueryComplexityInstrumentation;
import graphql.analysis.MaxQueryDepthInstrumentation;
import graphql.execution.instrumentation.Instrumentation;
import jakarta.servlet.Filter;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** A bookshop. springdoc publishes its resources at {@code /v3/api-docs}. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(ShopApplication.Settings.class)
class ShopApplication {

  public static void main(String[] args) {
    SpringApplication.run(ShopApplication.class, args);
  }

  /**
   * What the shop is told from outside.
   *
   * @param cacheControl who may keep an answer to a GET, and for how long
   * @param maxDepth how many levels a GraphQL query may have
   * @param maxComplexity how many fields its answer may have
   */
  @ConfigurationProperties("shop")
  record Settings(String cacheControl, int maxDepth, int maxComplexity) {}

  /**
   * Gives each answer to a GET its hash as ETag, and sends 304 to those who have it. That spares
   * bytes, and no work: the answer is made before it is hashed.
   */
  @Bean
  Filter etags() {
    return new ShallowEtagHeaderFilter();
  }

  /** Counts levels: cheap, and blind to how long the lists on them are. */
  @Bean
  @Order(1)
  Instrumentation depth(Settings settings) {
    return new MaxQueryDepthInstrumentation(settings.maxDepth());
  }

  @Bean
  @Order(2)
  Instrumentation complexity(Settings settings, QueryCost cost) {
    return new MaxQueryComplexityInstrumentation(settings.maxComplexity(), cost);
  }
}
