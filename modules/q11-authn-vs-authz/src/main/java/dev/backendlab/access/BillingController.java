package dev.backendlab.access;

import static org.springframework.http.HttpStatus.CREATED;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.NO_CONTENT;

import dev.backendlab.access.AccessRules.Role;
import dev.backendlab.access.Ledger.Invoice;
import dev.backendlab.access.Ledger.Transfer;
import dev.backendlab.access.Tokens.Caller;
import dev.backendlab.access.Tokens.Proof;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The handlers. None of them asks for a role: {@link AccessRules} did, before. */
@RestController
class BillingController {

  private final AuthenticationManager passwords;
  private final Tokens tokens;
  private final Accounts accounts;
  private final AccessRules rules;
  private final Ledger ledger;

  BillingController(
      AuthenticationManager passwords,
      Tokens tokens,
      Accounts accounts,
      AccessRules rules,
      Ledger ledger) {
    this.passwords = passwords;
    this.tokens = tokens;
    this.accounts = accounts;
    this.rules = rules;
    this.ledger = ledger;
  }

  record Login(@Nullable String user, @Nullable String password) {}

  record Code(@Nullable String code) {}

  /** What a page shows: its menu comes from the rules, so that no button leads to a refusal. */
  record Me(String name, Set<Role> roles, List<String> menu) {}

  @PostMapping("/login")
  Proof login(@RequestBody Login login) {
    var user =
        passwords.authenticate(
            UsernamePasswordAuthenticationToken.unauthenticated(login.user(), login.password()));
    return tokens.open(user.getName());
  }

  @PostMapping("/second-factor")
  Proof secondFactor(@AuthenticationPrincipal Caller caller, @RequestBody Code code) {
    if (!accounts.accepts(caller.name(), String.valueOf(code.code()))) {
      throw new BadCredentialsException("wrong code");
    }
    return tokens.stepUp(caller.name());
  }

  @GetMapping("/me")
  Me me(@AuthenticationPrincipal Caller caller) {
    var open = rules.table().stream().filter(rule -> rule.opensTo(caller.roles()));
    return new Me(caller.name(), caller.roles(), open.map(AccessRules.Rule::path).toList());
  }

  /** 404 and not 403: whether there is such an invoice is not for strangers. */
  @GetMapping("/invoices/{id}")
  Invoice invoice(@AuthenticationPrincipal Caller caller, @PathVariable long id) {
    return ledger
        .visibleTo(caller, id)
        .orElseThrow(() -> new ResponseStatusException(NOT_FOUND, "There is no such invoice."));
  }

  @PostMapping("/transfers")
  @ResponseStatus(CREATED)
  Transfer transfer(@AuthenticationPrincipal Caller caller, @RequestBody Transfer transfer) {
    ledger.book(caller, transfer);
    return transfer;
  }

  @GetMapping("/users")
  List<String> users() {
    return accounts.names();
  }

  @DeleteMapping("/users/{user}/roles/{role}")
  @ResponseStatus(NO_CONTENT)
  void take(@PathVariable String user, @PathVariable Role role) {
    accounts.take(user, role);
  }
}
