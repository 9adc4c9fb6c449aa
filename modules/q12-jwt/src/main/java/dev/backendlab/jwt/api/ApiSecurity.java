package dev.backendlab.jwt.api;

import jakarta.servlet.DispatcherType;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Opens each path to the callers whose token has the role for it. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

  @Bean
  SecurityFilterChain byToken(
      HttpSecurity http,
      JwtVerifier tokens,
      SessionClient sessions,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    return http.authorizeHttpRequests(requests ->
            requests
                .dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll() // a dispatch of its own, which no longer knows the caller
                .requestMatchers("/accounts")
                .hasAuthority("ADMIN")
                .anyRequest()
                .authenticated())
        .addFilterBefore(
            new BearerTokenFilter(tokens, sessions, problems), AuthorizationFilter.class)
        .exceptionHandling(failures ->
            failures
                .authenticationEntryPoint((request, response, nobody) ->
                    problems.resolveException(request, response, null, nobody))
                .accessDeniedHandler((request, response, denied) ->
                    problems.resolveException(request, response, null, denied)))
        .csrf(csrf -> csrf.disable())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }

  /**
   * A client of the issuer that gives up: waiting for ever for a key would mean to be down with it.
   */
  @Bean
  RestClient issuer(RestClient.Builder client, ApiProperties api) {
    var http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1) // without TLS it would offer HTTP/2 in vain
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    var requests = new JdkClientHttpRequestFactory(http);
    requests.setReadTimeout(Duration.ofSeconds(5));
    return client.baseUrl(api.issuerUrl()).requestFactory(requests).build();
  }
}
