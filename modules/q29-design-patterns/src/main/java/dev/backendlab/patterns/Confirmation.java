package dev.backendlab.patterns;

import org.springframework.stereotype.Component;

/**
 * Confirms an order by mail. No pattern: there is one kind of confirmation, and one way to send.
 */
@Component
class Confirmation {

  private final Systems systems;

  Confirmation(Systems systems) {
    this.systems = systems;
  }

  void send(Order order) {
    systems.tell("mail", order.id(), "Thank you, " + order.customer());
  }
}
