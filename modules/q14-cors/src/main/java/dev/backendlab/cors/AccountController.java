package dev.backendlab.cors;

import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * What belongs to a customer. The browser sends her session's cookie by itself, whichever page
 * causes the request.
 */
@RestController
class AccountController {

  private static final String LOGIN =
      """
      <!doctype html><title>Bank</title>
      <form method="post" action="/login">
        <input name="name"> <input name="password" type="password"> <button>Log in</button>
      </form>
      """;

  private final BankApplication.Settings bank;
  private final Accounts accounts;

  AccountController(BankApplication.Settings bank, Accounts accounts) {
    this.bank = bank;
    this.accounts = accounts;
  }

  record Account(String customer, int balance) {}

  @GetMapping(path = "/login", produces = MediaType.TEXT_HTML_VALUE)
  String login() {
    return LOGIN;
  }

  @PostMapping("/login")
  ResponseEntity<Void> login(
      @RequestParam String name, @RequestParam String password, HttpServletRequest request) {
    if (!password.equals(bank.customers().get(name))) {
      throw new ResponseStatusException(UNAUTHORIZED, "Name or password is wrong.");
    }
    var session = request.getSession();
    request.changeSessionId(); // an id from before the login may be known to somebody else
    session.setAttribute("customer", name);
    session.setAttribute("token", UUID.randomUUID().toString());
    return seeOther("/transfers");
  }

  @GetMapping("/account")
  Account account(HttpSession session) {
    var customer = customer(session);
    return new Account(customer, accounts.balance(customer));
  }

  /** The token is hidden in the form, where only a script of this origin could read it. */
  @GetMapping(path = "/transfers", produces = MediaType.TEXT_HTML_VALUE)
  String form(HttpSession session) {
    customer(session);
    return """
    <!doctype html><title>Bank</title>
    <form method="post" action="/transfers">
      <input name="to"> <input name="amount"> <input name="token" type="hidden" value="%s">
      <button>Transfer</button>
    </form>
    """
        .formatted(session.getAttribute("token"));
  }

  /** The cookie says who she is, the token that it is our form that she has sent. */
  @PostMapping("/transfers")
  ResponseEntity<Void> transfer(
      HttpSession session,
      @RequestParam String to,
      @RequestParam int amount,
      @RequestParam(required = false) @Nullable String token) {
    var customer = customer(session);
    if (bank.formToken() && !session.getAttribute("token").equals(token)) {
      throw new ResponseStatusException(FORBIDDEN, "This form is not of our page.");
    }
    accounts.transfer(customer, to, amount);
    return seeOther("/transfers");
  }

  private static String customer(HttpSession session) {
    if (session.getAttribute("customer") instanceof String customer) {
      return customer;
    }
    throw new ResponseStatusException(UNAUTHORIZED, "Log in first.");
  }

  private static ResponseEntity<Void> seeOther(String path) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
  }
}
