package dev.backendlab.eventdriven.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.eventdriven.OrderPlaced;
import dev.backendlab.eventdriven.WithShop;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.transaction.support.TransactionTemplate;

@WithShop
@TestConstructor(autowireMode = AutowireMode.ALL)
record OutboxTest(EventCheckout checkout, Outbox outbox, TransactionTemplate transactions) {

  @Test
  void anEventIsThereOnceItsOrderIsCommitted() {
    var order = order();
    transactions.executeWithoutResult(transaction -> {
      checkout.place(order);
      transaction.setRollbackOnly();
    });
    assertThat(waiting(order)).isFalse();
    checkout.place(order);
    assertThat(waiting(order)).isTrue();
  }

  @Test
  void anEventThatWasRemovedIsGone() {
    var order = order();
    checkout.place(order);
    transactions.executeWithoutResult(transaction -> outbox.remove(outbox.next(Integer.MAX_VALUE)));
    assertThat(waiting(order)).isFalse();
  }

  @Test
  void onlyOneRelayAtATimeGetsAny() {
    checkout.place(order());
    transactions.executeWithoutResult(mine -> {
      assertThat(outbox.next(10)).isNotEmpty();
      assertThat(CompletableFuture.supplyAsync(this::nextOfAnother).join()).isEmpty();
    });
    assertThat(nextOfAnother()).isNotEmpty();
  }

  private List<Outbox.Entry> nextOfAnother() {
    return Objects.requireNonNull(transactions.execute(another -> outbox.next(10)));
  }

  private boolean waiting(OrderPlaced order) {
    var all =
        Objects.requireNonNull(transactions.execute(transaction -> outbox.next(Integer.MAX_VALUE)));
    return all.stream().anyMatch(entry -> entry.event().equals(order));
  }

  private static OrderPlaced order() {
    return new OrderPlaced(UUID.randomUUID(), "ada", 4_200);
  }
}
