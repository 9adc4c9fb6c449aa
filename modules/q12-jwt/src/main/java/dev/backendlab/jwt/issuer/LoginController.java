package dev.backendlab.jwt.issuer;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetailsService;
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

  record Login(String user, String password) {

    Login {
      Texts.demand("user", user);
      Texts.demand("password", password);
    }

    Authentication unproven() {
      return UsernamePasswordAuthenticationToken.unauthenticated(user, password);
    }
  }

  record Renewal(String refreshToken) {

    Renewal {
      Texts.demand("refreshToken", refreshToken);
    }
  }

  record Tokens(String accessToken, String refreshToken) {}

  /** The tokens are those of the account, however its name was typed. */
  @PostMapping("/login")
  Tokens login(@RequestBody Login login) {
    var user = passwords.authenticate(login.unproven()).getName();
    return new Tokens(accessTokenOf(user), refreshTokens.begin(user));
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

  /** 204 says that the access token is on the deny-list: one that can't be read is answered 401. */
  @PostMapping("/logout")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void logout(
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
      @RequestBody Renewal renewal) {
    var claims =
        accessTokens
            .read(Secret.bearer(authorization))
            .orElseThrow(() -> new BadCredentialsException("This is no access token of ours."));
    deniedTokens.deny(claims);
    refreshTokens.end(renewal.refreshToken());
  }

  private String accessTokenOf(String user) {
    var account = users.loadUserByUsername(user);
    var roles = account.getAuthorities().stream().map(GrantedAuthority::getAuthority).toList();
    return accessTokens.issue(account.getUsername(), roles);
  }
}
