package dev.backendlab.access;

import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
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

  private final HandlerExceptionResolver problems;

  AccessSecurity(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    this.problems = problems;
  }

  @Bean
  PasswordEncoder hashes() {
    return new BCryptPasswordEncoder();
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
      HttpSecurity http, AccessRules rules, Tokens tokens, BillingApplication.Settings settings) {
    return http.addFilterBefore(callerOf(tokens), AuthorizationFilter.class)
        .authorizeHttpRequests(requests -> {
          requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll(); // it is an answer
          requests.requestMatchers(POST, "/login").permitAll();
          for (var rule : rules.table()) {
            for (var method : rule.methods()) {
              requests.requestMatchers(method, rule.path()).access(rules.decisionOf(rule));
            }
          }
          requests.anyRequest().access(rules.others());
        })
        .exceptionHandling(refused ->
            refused
                .authenticationEntryPoint(
                    (request, response, nobody) -> refuse(request, response, unproven("Bearer")))
                .defaultDeniedHandlerForMissingAuthority(
                    (request, response, old) ->
                        refuse(request, response, unproven(challenge(settings.freshness()))),
                    AccessRules.FACTOR)
                .defaultAccessDeniedHandlerFor(
                    (request, response, denied) ->
                        refuse(request, response, problem(FORBIDDEN, "You may not do this.")),
                    AnyRequestMatcher.INSTANCE))
        .csrf(csrf -> csrf.disable()) // no browser sends a bearer token by itself
        .logout(logout -> logout.disable()) // Spring's own ends cookie sessions
        .sessionManagement(all -> all.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }

  /** Spring Security's firewall turns away paths that mean one thing here and another there. */
  @Bean
  RequestRejectedHandler suspiciousPaths() {
    return (request, response, path) ->
        refuse(request, response, problem(BAD_REQUEST, "This path is not allowed."));
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

  /** RFC 9470: we know the caller, and the proof is too weak or too old for this. */
  private static String challenge(Duration freshness) {
    return "Bearer error=\"insufficient_user_authentication\", max_age=\"%d\""
        .formatted(freshness.toSeconds());
  }

  /** One sentence for whatever is wrong with a proof: what it is would help a guesser. */
  private static ErrorResponseException unproven(String challenge) {
    var problem = problem(UNAUTHORIZED, "The proof of who you are is missing, wrong or too old.");
    problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, challenge);
    return problem;
  }

  private static ErrorResponseException problem(HttpStatus status, String reason) {
    var document = ProblemDetail.forStatusAndDetail(status, reason);
    return new ErrorResponseException(status, document, null);
  }

  private void refuse(
      HttpServletRequest request, HttpServletResponse response, ErrorResponseException problem) {
    problems.resolveException(request, response, null, problem);
  }
}
