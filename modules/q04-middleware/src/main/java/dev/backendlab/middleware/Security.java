package dev.backendlab.middleware;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.DefaultRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Nothing is reached without a token. Spring Security is a filter with a chain of its own. */
@Configuration(proxyBeanMethods = false)
class Security {

  @Bean
  SecurityFilterChain byToken(
      HttpSecurity http,
      MiddlewareApplication.Settings shop,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .addFilterBefore(new TokenFilter(shop.tokens()), AuthorizationFilter.class)
        .exceptionHandling(refused ->
            refused.authenticationEntryPoint((request, response, nobody) ->
                problems.resolveException(request, response, null, nobody)))
        .csrf(csrf -> csrf.disable()) // no cookie, so no browser can be made to send the token
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }

  /**
   * The firewall refuses suspicious paths by an exception; its own answer would be an error page.
   */
  @Bean
  RequestRejectedHandler rethrows() {
    return new DefaultRequestRejectedHandler();
  }

  /** Looks up whose token it is. Without one the request goes on as nobody's, and is refused. */
  static final class TokenFilter extends OncePerRequestFilter {

    private final Map<String, String> tokens;

    TokenFilter(Map<String, String> tokens) {
      this.tokens = tokens;
    }

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      Way.in("security");
      var header = Objects.requireNonNullElse(request.getHeader(HttpHeaders.AUTHORIZATION), "");
      var user = header.startsWith("Bearer ") ? tokens.get(header.substring(7)) : null;
      if (user != null) {
        request.setAttribute(AccessLog.USER, user);
        SecurityContextHolder.getContext()
            .setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(
                    user, null, AuthorityUtils.NO_AUTHORITIES));
      }
      try {
        chain.doFilter(request, response);
      } finally {
        Way.out("security");
      }
    }
  }
}
