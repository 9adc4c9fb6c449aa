package dev.backendlab.oauth;

import static org.springframework.http.MediaType.TEXT_HTML_VALUE;

import java.security.Principal;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** What a user decides: which scopes a client gets, and until when. */
@RestController
class AccountController {

  private final Grants grants;

  AccountController(Grants grants) {
    this.grants = grants;
  }

  /** Spring's own page would fetch its style sheet from a server elsewhere. */
  @GetMapping(path = "/consent", produces = TEXT_HTML_VALUE)
  String consent(
      @RequestParam("client_id") String client,
      @RequestParam String scope,
      @RequestParam String state) {
    var boxes =
        Stream.of(scope.split(" "))
            .filter(each -> !each.equals("openid"))
            .map(HtmlUtils::htmlEscape)
            .map("<p><input type=\"checkbox\" name=\"scope\" value=\"%1$s\"> %1$s</p>"::formatted)
            .collect(Collectors.joining());
    return """
    <h1>May %1$s do this?</h1>
    <form method="post" action="/oauth2/authorize">
    <input name="client_id" type="hidden" value="%1$s">
    <input name="state" type="hidden" value="%2$s">%3$s<button>Allow</button></form>
    """
        .formatted(HtmlUtils.htmlEscape(client), HtmlUtils.htmlEscape(state), boxes);
  }

  @GetMapping(path = "/account", produces = TEXT_HTML_VALUE)
  String account(Principal user, CsrfToken csrf) {
    return """
    <h1>Account of %s</h1>
    <form method="post" action="/account/clients/prints/end">
    <input name="_csrf" type="hidden" value="%s"><button>Take back what prints may do</button></form>
    """
        .formatted(HtmlUtils.htmlEscape(user.getName()), csrf.getToken());
  }

  @PostMapping("/account/clients/{client}/end")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(Principal user, @PathVariable String client) {
    grants.takeBack(user.getName(), client);
  }
}
