package dev.backendlab.kit.internal;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.restclient.RestClientCustomizer;
import org.springframework.boot.restclient.RestTemplateCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Observes what an application that has a name calls with Spring Boot's own client builders. */
@AutoConfiguration
@ConditionalOnClass(RestClientCustomizer.class)
class HttpHopsAutoConfiguration {

  @Bean
  @ConditionalOnProperty("spring.application.name")
  RestClientCustomizer httpHops(Environment environment) {
    var from = environment.getRequiredProperty("spring.application.name");
    return builder -> builder.requestInterceptor(new HttpHops(from));
  }

  @Bean
  @ConditionalOnProperty("spring.application.name")
  RestTemplateCustomizer httpHopsOfTemplates(Environment environment) {
    var hops = new HttpHops(environment.getRequiredProperty("spring.application.name"));
    return template -> template.getInterceptors().add(hops);
  }
}
