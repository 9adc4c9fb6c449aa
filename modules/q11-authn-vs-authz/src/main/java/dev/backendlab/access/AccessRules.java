package dev.backendlab.access;

import static dev.backendlab.access.AccessRules.Role.ADMIN;
import static dev.backendlab.access.AccessRules.Role.CLERK;
import static dev.backendlab.access.AccessRules.Role.CUSTOMER;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;

import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AllRequiredFactorsAuthorizationManager;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.authorization.SingleResultAuthorizationManager;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/** Who may call what. Each endpoint is declared once, and what no line names is denied. */
@Component
class AccessRules {

  /** The second factor, as Spring Security names one. */
  static final String FACTOR = "FACTOR_TOTP";

  private final Clock clock;
  private final BillingApplication.Settings settings;

  AccessRules(Clock clock, BillingApplication.Settings settings) {
    this.clock = clock;
    this.settings = settings;
  }

  enum Role implements GrantedAuthority {
    CUSTOMER,
    CLERK,
    ADMIN;

    @Override
    public String getAuthority() {
      return name();
    }
  }

  /**
   * One line of the table.
   *
   * @param stepUp whether the second factor must have been shown a short time ago
   */
  record Rule(HttpMethod method, String path, boolean stepUp, Set<Role> roles) {

    /** The handler of GET serves HEAD, so the rule of GET is the rule of HEAD. */
    List<HttpMethod> methods() {
      return method.equals(GET) ? List.of(GET, HEAD) : List.of(method);
    }

    boolean opensTo(Set<Role> callers) {
      return !Collections.disjoint(roles, callers);
    }
  }

  /** Whose object it is, no line here can say: {@link Ledger} asks that. */
  List<Rule> table() {
    var everybody = Set.of(CUSTOMER, CLERK, ADMIN);
    return List.of(
        new Rule(GET, "/me", false, everybody),
        new Rule(POST, "/second-factor", false, everybody),
        new Rule(GET, "/invoices/{id}", false, Set.of(CUSTOMER, CLERK)),
        new Rule(POST, "/transfers", true, Set.of(CUSTOMER)),
        new Rule(GET, "/users", false, Set.of(ADMIN)),
        new Rule(DELETE, "/users/{user}/roles/{role}", false, Set.of(ADMIN)));
  }

  /** For what no line names: an endpoint that is added tomorrow is closed until one does. */
  AuthorizationManager<RequestAuthorizationContext> others() {
    return SingleResultAuthorizationManager.denyAll();
  }

  /** The role first: where it is missing, no fresh proof of who is calling helps. */
  AuthorizationManager<RequestAuthorizationContext> decisionOf(Rule rule) {
    var names = rule.roles().stream().map(Role::name).toArray(String[]::new);
    var role = AuthorityAuthorizationManager.<RequestAuthorizationContext>hasAnyAuthority(names);
    return rule.stepUp() ? AuthorizationManagers.allOf(role, freshFactor()) : role;
  }

  private AuthorizationManager<RequestAuthorizationContext> freshFactor() {
    var factor =
        AllRequiredFactorsAuthorizationManager.<RequestAuthorizationContext>builder()
            .requireFactor(each -> each.authority(FACTOR).validDuration(settings.freshness()))
            .build();
    factor.setClock(clock);
    return factor;
  }
}
