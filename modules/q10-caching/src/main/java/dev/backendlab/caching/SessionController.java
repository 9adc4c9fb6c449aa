package dev.backendlab.caching;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.SessionAttribute;

/**
 * Knows who is signed in, and takes everybody's word for it: how to check a password is another
 * question; here the question is where the answer is kept.
 */
@RestController
class SessionController {

  private static final String CUSTOMER = "customer";
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N} .'_-]{1,40}");

  @PostMapping("/login")
  String login(@RequestParam String customer, HttpServletRequest request) {
    if (!NAME.matcher(customer).matches()) {
      throw Problems.refused(CUSTOMER, "has 1 to 40 letters or digits");
    }
    request.getSession();
    request.changeSessionId();
    request.getSession().setAttribute(CUSTOMER, customer);
    return "Welcome, " + customer + ".";
  }

  @GetMapping("/me")
  String me(@SessionAttribute(name = CUSTOMER, required = false) @Nullable String customer) {
    if (customer == null) {
      throw Problems.problem(HttpStatus.UNAUTHORIZED, "You are not signed in.");
    }
    return customer;
  }

  @PostMapping("/logout")
  String logout(HttpServletRequest request) {
    var session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    return "Goodbye.";
  }
}
