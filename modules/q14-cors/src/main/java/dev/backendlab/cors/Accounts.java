package dev.backendlab.cors;

import static org.springframework.http.HttpStatus.BAD_REQUEST;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** The customers' money, 1,000 each at first. */
@Component
class Accounts {

  private final Map<String, Integer> balances = new ConcurrentHashMap<>();

  Accounts(BankApplication.Settings bank) {
    bank.customers().keySet().forEach(customer -> balances.put(customer, 1_000));
  }

  int balance(String customer) {
    return balances.getOrDefault(customer, 0);
  }

  synchronized void transfer(String from, String to, int amount) {
    if (!balances.containsKey(to)) {
      throw new ResponseStatusException(BAD_REQUEST, "There is no customer of this name.");
    }
    if (amount <= 0 || amount > balance(from)) {
      throw new ResponseStatusException(BAD_REQUEST, "The amount is above 0, and in the account.");
    }
    balances.merge(from, -amount, Integer::sum);
    balances.merge(to, amount, Integer::sum);
  }
}
