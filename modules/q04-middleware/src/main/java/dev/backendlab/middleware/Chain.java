package dev.backendlab.middleware;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.DefaultRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The chain in its order: the first filter sees a request first, and its answer last. */
@Configuration(proxyBeanMethods = false)
class Chain implements WebMvcConfigurer {

  private static final Logger log = LoggerFactory.getLogger(Chain.class);

  /** First, so that whatever happens behind it has an id. */
  @Bean
  @FilterRegistration(order = 1)
  Filter trace(Traces traces) {
    var step = new Way("trace");
    return step.through((request, response, rest) -> {
      traces.begin(traces.idFrom(request.getHeader(Traces.HEADER)));
      response.setHeader("Trace-Id", traces.current());
      try {
        rest.doFilter(request, response);
      } finally {
        traces.end();
      }
    });
  }

  /** One line a request, on its way back: status, user and handler become known further inside. */
  @Bean
  @FilterRegistration(order = 2)
  Filter accessLog(Traces traces) {
    var step = new Way("access log");
    return step.through((request, response, rest) -> {
      try {
        rest.doFilter(request, response);
      } finally {
        log.info(
            "{} {} {} user={} handler={} trace={}",
            request.getMethod(),
            request.getRequestURI(),
            response.getStatus(),
            request.getAttribute("user"),
            request.getAttribute("handler"),
            traces.current());
      }
    });
  }

  /** For what filters throw: an advice such as {@link Problems} sees only what comes later. */
  @Bean
  @FilterRegistration(order = 3)
  Filter errors(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    return Way.filter((request, response, rest) -> {
      try {
        rest.doFilter(request, response);
      } catch (RuntimeException | ServletException thrown) {
        if (response.isCommitted()
            || problems.resolveException(request, response, null, thrown) == null) {
          throw thrown;
        }
      }
    });
  }

  /** The fourth, by application.yml: a filter with a chain of its own. Nobody passes unknown. */
  @Bean
  SecurityFilterChain security(
      HttpSecurity http,
      MiddlewareApplication.Settings shop,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .addFilterBefore(ownerOf(shop.tokens()), AuthorizationFilter.class)
        .exceptionHandling(refused ->
            refused.authenticationEntryPoint((request, response, nobody) ->
                problems.resolveException(request, response, null, nobody)))
        .csrf(csrf -> csrf.disable()) // no browser sends the token by itself
        .requestCache(cache -> cache.disable()) // it would open a session
        .build();
  }

  /** Whose token it is. Without one the request goes on as nobody's, and is refused. */
  private static Filter ownerOf(Map<String, String> tokens) {
    var step = new Way("security");
    return step.through((request, response, rest) -> {
      var header = Objects.requireNonNullElse(request.getHeader("Authorization"), "");
      var user = header.startsWith("Bearer ") ? tokens.get(header.substring(7)) : null;
      if (user != null) {
        request.setAttribute("user", user);
        var owner = UsernamePasswordAuthenticationToken.authenticated(user, null, List.of());
        SecurityContextHolder.getContext().setAuthentication(owner);
      }
      rest.doFilter(request, response);
    });
  }

  /** The firewall throws at suspicious paths, and does not send the container's error page. */
  @Bean
  RequestRejectedHandler thrown() {
    return new DefaultRequestRejectedHandler();
  }

  /** The last one. It knows the handler, which a filter can't. */
  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new HandlerNames(new Way("interceptor")));
  }

  private record HandlerNames(Way way) implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse r, Object handler) {
      way.in();
      var name = handler instanceof HandlerMethod method ? method.getMethod().getName() : "none";
      request.setAttribute("handler", name);
      return true;
    }

    @Override
    public void afterCompletion(
        HttpServletRequest request, HttpServletResponse r, Object handler, @Nullable Exception e) {
      way.out();
    }
  }
}
