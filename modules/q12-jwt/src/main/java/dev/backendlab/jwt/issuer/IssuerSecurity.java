package dev.backendlab.jwt.issuer;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.type.LogicalType;

/** Every endpoint is open, because each asks for a secret of its own; no cookie, so no CSRF. */
@Configuration(proxyBeanMethods = false)
class IssuerSecurity {

  @Bean
  SecurityFilterChain openEndpoints(HttpSecurity http) {
    return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .csrf(csrf -> csrf.disable())
        .logout(logout -> logout.disable()) // Spring's own ends cookie sessions, and takes the path
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }

  @Bean
  UserDetailsService users(IssuerProperties issuer) {
    return new InMemoryUserDetailsManager(
        issuer.accounts().stream()
            .map(account ->
                User.withUsername(account.name())
                    .password(account.password())
                    .authorities(account.roles().toArray(String[]::new))
                    .build())
            .toList());
  }

  @Bean
  AuthenticationManager passwords(UserDetailsService users) {
    return new ProviderManager(new DaoAuthenticationProvider(users));
  }

  /** Otherwise 5 and true are texts, too. */
  @Bean
  JsonMapperBuilderCustomizer strictTexts() {
    return json ->
        json.withCoercionConfig(
            LogicalType.Textual,
            coercion ->
                coercion
                    .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
  }
}
