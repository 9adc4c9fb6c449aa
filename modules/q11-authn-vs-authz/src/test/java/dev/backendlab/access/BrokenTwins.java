package dev.backendlab.access;

import dev.backendlab.kit.BrokenTwin;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.SingleResultAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Insecure on purpose. Each is in the application only while its claim is run on it. */
final class BrokenTwins {

  private BrokenTwins() {}

  @BrokenTwin(
      value = "who-you-are",
      says = "The login is written by hand: where there is no such user, it checks no hash.")
  record LoginByHand(Accounts accounts, PasswordEncoder hashes) implements AuthenticationManager {

    @Override
    public Authentication authenticate(Authentication login) {
      var password = String.valueOf(login.getCredentials());
      try {
        var user = accounts.loadUserByUsername(login.getName());
        if (hashes.matches(password, user.getPassword())) {
          return UsernamePasswordAuthenticationToken.authenticated(login.getName(), null, Set.of());
        }
      } catch (UsernameNotFoundException unknown) {
        // the same answer as for a wrong password, only sooner
      }
      throw new BadCredentialsException("wrong");
    }
  }

  @BrokenTwin(
      value = "what-you-may",
      says = "The page hides the administrator's button, and the endpoint lets every user in.")
  static class HiddenButton extends AccessRules {

    HiddenButton(Clock clock, BillingApplication.Settings settings) {
      super(clock, settings);
    }

    @Override
    AuthorizationManager<RequestAuthorizationContext> decisionOf(Rule rule) {
      return AuthenticatedAuthorizationManager.authenticated();
    }
  }

  @BrokenTwin(
      value = "rbac",
      says = "What no rule names is open: anyRequest().permitAll() comes last.")
  static class OpenByDefault extends AccessRules {

    OpenByDefault(Clock clock, BillingApplication.Settings settings) {
      super(clock, settings);
    }

    @Override
    AuthorizationManager<RequestAuthorizationContext> others() {
      return SingleResultAuthorizationManager.permitAll();
    }
  }

  @BrokenTwin(
      value = "object-level",
      says = "The role was checked, so the query asks for the id alone.")
  static class RolesAlone extends Ledger {

    RolesAlone(JdbcClient jdbc) {
      super(jdbc);
    }

    @Override
    Optional<Invoice> visibleTo(Tokens.Caller caller, long id) {
      return jdbc.sql("select /* invoice */ id, owner, cents from invoice where id = ?")
          .param(id)
          .query(Invoice.class)
          .optional();
    }
  }

  @BrokenTwin(
      value = "takes-effect",
      says = "Roles are kept from the login on, as an HTTP session of Spring Security keeps them.")
  static class RolesOfTheLogin extends Tokens {

    private final Map<String, Set<AccessRules.Role>> kept = new ConcurrentHashMap<>();

    RolesOfTheLogin(Accounts accounts, Clock clock, BillingApplication.Settings settings) {
      super(accounts, clock, settings);
    }

    @Override
    Set<AccessRules.Role> rolesOf(String user) {
      return kept.computeIfAbsent(user, super::rolesOf);
    }
  }

  /** The setting is in application-broken-step-up.yml. */
  @BrokenTwin(
      value = "step-up",
      says = "The second factor is asked once per login, and its age does not matter.")
  static class OnceForAll {}
}
