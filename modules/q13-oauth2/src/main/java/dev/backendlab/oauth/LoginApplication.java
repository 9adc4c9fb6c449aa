package dev.backendlab.oauth;

import static org.springframework.security.config.Customizer.withDefaults;
import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/**
 * The authorization server: users type their passwords here only. application.yml has its clients.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(LoginApplication.Settings.class)
@Import({Grants.class, AccountController.class})
class LoginApplication {

  /** The lowest there is: question 15 is about passwords, here they would only take time. */
  private static final int BCRYPT_COST = 4;

  public static void main(String[] args) {
    SpringApplication.run(LoginApplication.class, args);
  }

  /** Encoded passwords by user. */
  @ConfigurationProperties("login")
  record Settings(Map<String, String> users) {}

  /** The endpoints of OAuth 2.0 and OpenID Connect. */
  @Bean
  @Order(1)
  SecurityFilterChain protocol(HttpSecurity http) {
    return http.oauth2AuthorizationServer(
            server -> {
              http.securityMatcher(server.getEndpointsMatcher());
              server
                  .oidc(withDefaults())
                  .authorizationEndpoint(endpoint -> endpoint.consentPage("/consent"));
            })
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .oauth2ResourceServer(userinfo -> userinfo.jwt(withDefaults()))
        .exceptionHandling(nobody ->
            nobody.defaultAuthenticationEntryPointFor(
                new LoginUrlAuthenticationEntryPoint("/login"), pathPattern("/oauth2/authorize")))
        .build();
  }

  /** Pages for people. */
  @Bean
  @Order(2)
  SecurityFilterChain pages(HttpSecurity http) {
    return http.authorizeHttpRequests(requests ->
            requests
                .dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .anyRequest()
                .authenticated())
        .formLogin(withDefaults())
        .build();
  }

  /** Spring would name the client as the audience; but an access token is for the API. */
  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> audience() {
    return token -> {
      if (OAuth2TokenType.ACCESS_TOKEN.equals(token.getTokenType())) {
        token.getClaims().audience(List.of("photos"));
      }
    };
  }

  @Bean
  UserDetailsService users(Settings login) {
    return new InMemoryUserDetailsManager(
        login.users().entrySet().stream()
            .map(user -> User.withUsername(user.getKey()).password(user.getValue()).build())
            .toList());
  }

  @Bean
  PasswordEncoder passwords() {
    return new BCryptPasswordEncoder(BCRYPT_COST);
  }

  @Bean
  OAuth2AuthorizationConsentService consents() {
    return new InMemoryOAuth2AuthorizationConsentService();
  }
}
