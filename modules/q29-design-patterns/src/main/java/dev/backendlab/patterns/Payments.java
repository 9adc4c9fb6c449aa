package dev.backendlab.patterns;

import java.util.Map;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Factory: the one place that finds a payment. Spring fills it with every class that there is. */
@Component
class Payments {

  private final Map<String, Payment> byName;

  Payments(Map<String, Payment> byName) {
    this.byName = byName;
  }

  Payment of(String name) {
    var payment = byName.get(name);
    if (payment == null) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST, "Pay by one of " + new TreeSet<>(byName.keySet()) + ".");
    }
    return payment;
  }
}
