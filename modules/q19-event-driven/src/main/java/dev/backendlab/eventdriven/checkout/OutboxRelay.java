package dev.backendlab.eventdriven.checkout;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes events from the outbox to Kafka. Killed between sending and removing, it sends again: at
 * least once. Hence every consumer must bear to hear a thing twice.
 */
@Component
public class OutboxRelay {

  private static final int BATCH = 500;

  private final Outbox outbox;
  private final OrderEvents events;
  private final TransactionTemplate transactions;

  OutboxRelay(Outbox outbox, OrderEvents events, TransactionTemplate transactions) {
    this.outbox = outbox;
    this.events = events;
    this.transactions = transactions;
  }

  /** Until nothing is left. A failure is logged by the scheduler, and the next look tries again. */
  @Scheduled(fixedDelayString = "${checkout.relay-every:50ms}")
  void relay() {
    while (Boolean.TRUE.equals(transactions.execute(transaction -> relayBatch()))) {
      // and the next batch
    }
  }

  private boolean relayBatch() {
    var batch = outbox.next(BATCH);
    if (batch.isEmpty()) {
      return false;
    }
    sent(batch);
    outbox.remove(batch);
    return true;
  }

  /** All are under way at once; none counts as sent until the broker has acknowledged it. */
  private void sent(List<Outbox.Entry> batch) {
    var acknowledgements = batch.stream().map(entry -> events.send(entry.event())).toList();
    acknowledgements.forEach(CompletableFuture::join);
  }
}
