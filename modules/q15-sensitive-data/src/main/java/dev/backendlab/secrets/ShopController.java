package dev.backendlab.secrets;

import dev.backendlab.secrets.Accounts.Login;
import java.security.GeneralSecurityException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts and their cards. */
@RestController
class ShopController {

  private final Accounts accounts;
  private final Cards cards;

  ShopController(Accounts accounts, Cards cards) {
    this.accounts = accounts;
    this.cards = cards;
  }

  /** A card that its owner leaves with the shop. */
  record Card(Login owner, Secret number) {

    Card {
      if (owner == null || number == null || !number.reveal().matches("[0-9]{13,19}")) {
        throw new IllegalArgumentException("A card has an owner and 13 to 19 digits.");
      }
    }
  }

  /** What the shop tells of a card. */
  record CardView(String endsWith) {}

  @PostMapping("/accounts")
  @ResponseStatus(HttpStatus.CREATED)
  void register(@RequestBody Login login) {
    accounts.add(login);
  }

  @PostMapping("/logins")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void logIn(@RequestBody Login login) {
    accounts.logIn(login);
  }

  @PostMapping("/cards")
  @ResponseStatus(HttpStatus.CREATED)
  CardView keep(@RequestBody Card card) throws GeneralSecurityException {
    accounts.logIn(card.owner());
    cards.put(card.owner().name(), card.number().reveal());
    return new CardView(cards.shown(card.number().reveal()));
  }
}
