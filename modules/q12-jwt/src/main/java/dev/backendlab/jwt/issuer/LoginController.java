package dev.backendlab.jwt.issuer;

import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Login, refresh, logout. */
@RestController
class LoginController {

  private final AuthenticationManager passwords;
  private final UserDetailsService users;
  private final AccessTokens accessTokens;
  private final RefreshTokens refreshTokens;
  private final DeniedTokens deniedTokens;

  LoginController(
      AuthenticationManager passwords,
      UserDetailsService users,
      AccessTokens accessTokens,
      RefreshTokens refreshTokens,
      DeniedTokens deniedTokens) {
    this.passwords = passwords;
    this.users = users;
    this.accessTokens = accessTokens;
    this.refreshTokens = refreshTokens;
    this.deniedTokens = deniedTokens;
  }

  record Login(String user, String password) {}

  record Renewal(String refreshToken) {

    Renewal {
      Objects.requireNonNull(refreshToken, "refreshToken");
    }
  }

  record Tokens(String accessToken, String refreshToken) {}

  @PostMapping("/login")
  Tokens login(@RequestBody Login login) {
    passwords.authenticate(
        UsernamePasswordAuthenticationToken.unauthenticated(login.user(), login.password()));
    return new Tokens(accessTokenOf(login.user()), refreshTokens.begin(login.user()));
  }

  /** The roles are read anew: what was taken from a user is gone from the next token. */
  @PostMapping("/refresh")
  Tokens refresh(@RequestBody Renewal renewal) {
    var renewed =
        refreshTokens
            .renew(renewal.refreshToken())
            .orElseThrow(() -> new BadCredentialsException("This refresh token is over: log in."));
    return new Tokens(accessTokenOf(renewed.user()), renewed.refreshToken());
  }

  @PostMapping("/logout")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void logout(
      @RequestHeader(HttpHeaders.AUTHORIZATION) String authorization,
      @RequestBody Renewal renewal) {
    refreshTokens.end(renewal.refreshToken());
    accessTokens.read(authorization.replaceFirst("^Bearer ", "")).ifPresent(deniedTokens::deny);
  }

  @ExceptionHandler
  ProblemDetail refused(AuthenticationException failure) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.UNAUTHORIZED, failure.getMessage());
  }

  private String accessTokenOf(String user) {
    var roles = users.loadUserByUsername(user).getAuthorities();
    return accessTokens.issue(user, roles.stream().map(GrantedAuthority::getAuthority).toList());
  }
}
