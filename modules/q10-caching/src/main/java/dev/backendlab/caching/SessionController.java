package dev.backendlab.caching;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.SessionAttribute;

/**
 * Who is signed in. It takes everybody's word for it: how to check a password is another question;
 * here the question is where the answer is kept.
 */
@RestController
class SessionController {

  private static final String CUSTOMER = "customer";

  @PostMapping("/login")
  String login(@RequestParam String customer, HttpServletRequest request) {
    request.getSession();
    request.changeSessionId();
    request.getSession().setAttribute(CUSTOMER, customer);
    return "Welcome, " + customer + ".";
  }

  @GetMapping("/me")
  String me(@SessionAttribute(name = CUSTOMER, required = false) @Nullable String customer) {
    if (customer == null) {
      var problem =
          ProblemDetail.forStatusAndDetail(HttpStatus.UNAUTHORIZED, "You are not signed in.");
      throw new ErrorResponseException(HttpStatus.UNAUTHORIZED, problem, null);
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
