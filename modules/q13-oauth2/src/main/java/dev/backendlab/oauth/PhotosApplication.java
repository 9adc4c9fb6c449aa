package dev.backendlab.oauth;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.security.authorization.AuthorityAuthorizationManager.hasAuthority;
import static org.springframework.security.authorization.AuthorizationManagers.allOf;
import static org.springframework.security.config.Customizer.withDefaults;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.restclient.RestTemplateBuilder;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.oauth2.server.resource.introspection.SpringOpaqueTokenIntrospector;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The photo API: a scope says what a client may do for its user, and gives the user no right. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
    exclude = {
      OAuth2AuthorizationServerAutoConfiguration.class,
      OAuth2AuthorizationServerJwtAutoConfiguration.class
    })
@EnableConfigurationProperties(PhotosApplication.Settings.class)
@Import(PhotosApplication.Albums.class)
class PhotosApplication {

  private static final AuthorizationManager<RequestAuthorizationContext> OWNER =
      (caller, request) ->
          new AuthorizationDecision(
              caller.get().getName().equals(request.getVariables().get("owner")));

  public static void main(String[] args) {
    SpringApplication.run(PhotosApplication.class, args);
  }

  /**
   * How it comes to trust a token.
   *
   * @param introspects whether it asks about each token, or believes signature and expiry
   */
  @ConfigurationProperties("photos")
  record Settings(String loginUrl, boolean introspects, String clientId, String clientSecret) {}

  @Bean
  SecurityFilterChain rights(HttpSecurity http, Settings photos) {
    return http.authorizeHttpRequests(requests ->
            requests
                .requestMatchers(GET, "/albums/{owner}")
                .access(allOf(hasAuthority("SCOPE_photos.read"), OWNER))
                .requestMatchers(POST, "/albums/{owner}")
                .access(allOf(hasAuthority("SCOPE_photos.write"), OWNER))
                .requestMatchers(GET, "/count")
                .hasAuthority("SCOPE_photos.count")
                .anyRequest()
                .denyAll())
        .oauth2ResourceServer(tokens -> {
          if (photos.introspects()) {
            tokens.opaqueToken(withDefaults());
          } else {
            tokens.jwt(withDefaults());
          }
        })
        .csrf(csrf -> csrf.disable()) // no browser sends the token by itself
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }

  @Bean
  OpaqueTokenIntrospector introspection(Settings photos, RestTemplateBuilder client) {
    return new SpringOpaqueTokenIntrospector(
        photos.loginUrl() + "/oauth2/introspect",
        client.basicAuthentication(photos.clientId(), photos.clientSecret()).build());
  }

  @Bean
  NimbusJwtDecoder signature(Settings photos) {
    var decoder = NimbusJwtDecoder.withJwkSetUri(photos.loginUrl() + "/oauth2/jwks").build();
    decoder.setJwtValidator(
        JwtValidators.createDefaultWithValidators(
            List.of(
                new JwtIssuerValidator(photos.loginUrl()), new JwtAudienceValidator("photos"))));
    return decoder;
  }

  /** They know nothing of tokens. */
  @RestController
  static class Albums {

    private final Map<String, List<String>> photos =
        new ConcurrentHashMap<>(
            Map.of("ada", List.of("engine", "notes", "harbour"), "bob", List.of("crane")));

    @GetMapping("/albums/{owner}")
    List<String> of(@PathVariable String owner) {
      return photos.getOrDefault(owner, List.of());
    }

    @PostMapping("/albums/{owner}")
    void add(@PathVariable String owner, @RequestParam String photo) {
      photos.merge(
          owner,
          List.of(photo),
          (old, more) -> Stream.concat(old.stream(), more.stream()).toList());
    }

    @GetMapping("/count")
    int count() {
      return photos.values().stream().mapToInt(List::size).sum();
    }
  }
}
