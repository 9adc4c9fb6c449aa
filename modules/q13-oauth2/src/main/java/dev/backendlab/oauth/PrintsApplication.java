package dev.backendlab.oauth;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The printing service: a client that knows its users by OpenID Connect, and has no passwords. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
    exclude = {
      SecurityAutoConfiguration.class,
      SecurityFilterAutoConfiguration.class,
      ServletWebSecurityAutoConfiguration.class,
      OAuth2AuthorizationServerAutoConfiguration.class,
      OAuth2AuthorizationServerJwtAutoConfiguration.class
    })
@EnableConfigurationProperties(PrintsApplication.Settings.class)
@Import({OAuthClient.class, PrintController.class})
class PrintsApplication {

  public static void main(String[] args) {
    SpringApplication.run(PrintsApplication.class, args);
  }

  @ConfigurationProperties("prints")
  record Settings(String loginUrl, String photosUrl, String clientId, String clientSecret) {}

  /** A browser tells hosts apart by their names only: ports share their cookies. */
  @Bean
  ServletContextInitializer cookie() {
    return server -> server.getSessionCookieConfig().setName("prints");
  }
}
