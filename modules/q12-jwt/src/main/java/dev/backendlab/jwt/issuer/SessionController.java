package dev.backendlab.jwt.issuer;

import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The control: opaque tokens, and the endpoint that every service must ask about them. */
@RestController
class SessionController {

  private final AuthenticationManager passwords;
  private final Sessions sessions;

  SessionController(AuthenticationManager passwords, Sessions sessions) {
    this.passwords = passwords;
    this.sessions = sessions;
  }

  @PostMapping("/sessions")
  Map<String, String> open(@RequestBody LoginController.Login login) {
    var user = passwords.authenticate(login.unproven());
    return Map.of("session", sessions.open(user.getName()));
  }

  /** RFC 7662, as far as our services need it. */
  @PostMapping("/introspect")
  Map<String, Object> introspect(@RequestParam String token) {
    return sessions
        .userOf(token)
        .map(user -> Map.<String, Object>of("active", true, "sub", user))
        .orElse(Map.of("active", false));
  }

  /** Ends a session; one that is unknown is over already. */
  @DeleteMapping("/sessions")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(@RequestHeader(HttpHeaders.AUTHORIZATION) String authorization) {
    sessions.end(Secret.bearer(authorization));
  }
}
