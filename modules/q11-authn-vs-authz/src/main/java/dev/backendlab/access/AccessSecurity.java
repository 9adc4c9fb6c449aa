package dev.backendlab.access;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Spring Security: first who is calling, then whether the rules let that caller through. */
@Configuration(proxyBeanMethods = false)
class AccessSecurity {

  private static final String BEARER = "Bearer ";

  /** bcrypt, by the prefix of the stored hash. */
  @Bean
  PasswordEncoder hashes() {
    return PasswordEncoderFactories.createDelegatingPasswordEncoder();
  }

  /** The provider checks a hash also where there is no such user: both answers take as long. */
  @Bean
  AuthenticationManager passwords(Accounts accounts, PasswordEncoder hashes) {
    var provider = new DaoAuthenticationProvider(accounts);
    provider.setPasswordEncoder(hashes);
    return new ProviderManager(provider);
  }

  @Bean
  SecurityFilterChain access(
      HttpSecurity http,
      AccessRules rules,
      Tokens tokens,
      BillingApplication.Settings settings,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    return http.addFilterBefore(callerOf(tokens), AuthorizationFilter.class)
        .authorizeHttpRequests(rules::declare)
        .exceptionHandling(refused ->
            refused
                .authenticationEntryPoint((request, response, nobody) ->
                    problems.resolveException(request, response, null, unproven(nobody)))
                .defaultDeniedHandlerForMissingAuthority(
                    (request, response, stale) ->
                        problems.resolveException(request, response, null, stale(settings)),
                    AccessRules.FACTOR)
                .defaultAccessDeniedHandlerFor(
                    (request, response, denied) ->
                        problems.resolveException(request, response, null, forbidden()),
                    AnyRequestMatcher.INSTANCE))
        .csrf(csrf -> csrf.disable()) // no browser sends a bearer token by itself
        .logout(logout -> logout.disable()) // Spring's own ends cookie sessions
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }

  /** Spring Security's firewall turns away paths that mean one thing here and another there. */
  @Bean
  RequestRejectedHandler suspiciousPaths(
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    return (request, response, path) ->
        problems.resolveException(
            request, response, null, problem(BAD_REQUEST, "This path is not allowed."));
  }

  /** Without a proof of who is calling the request goes on as nobody's. */
  private static Filter callerOf(Tokens tokens) {
    return (request, response, rest) -> {
      var header = ((HttpServletRequest) request).getHeader(HttpHeaders.AUTHORIZATION);
      if (header != null && header.startsWith(BEARER)) {
        tokens
            .callerOf(header.substring(BEARER.length()))
            .ifPresent(SecurityContextHolder.getContext()::setAuthentication);
      }
      rest.doFilter(request, response);
    };
  }

  /** One sentence for whatever was wrong in a login: which it was would help a guesser. */
  private static ErrorResponseException unproven(Exception nobody) {
    var wrong = nobody instanceof BadCredentialsException;
    var reason = wrong ? "User name, password or code is wrong." : "Send a valid token.";
    return challenged(reason, "Bearer");
  }

  /** RFC 9470: we know the caller, and the proof is too weak or too old for this. */
  private static ErrorResponseException stale(BillingApplication.Settings settings) {
    return challenged(
        "Show the second factor again: POST /second-factor.",
        "Bearer error=\"insufficient_user_authentication\", max_age=\"%d\""
            .formatted(settings.freshness().toSeconds()));
  }

  private static ErrorResponseException forbidden() {
    return problem(FORBIDDEN, "You may not do this.");
  }

  private static ErrorResponseException challenged(String reason, String challenge) {
    var problem = problem(UNAUTHORIZED, reason);
    problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, challenge);
    return problem;
  }

  private static ErrorResponseException problem(HttpStatus status, String reason) {
    var document = ProblemDetail.forStatusAndDetail(status, reason);
    return new ErrorResponseException(status, document, null);
  }
}
