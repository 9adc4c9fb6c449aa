package dev.backendlab.eventdriven.mail;

import dev.backendlab.eventdriven.OrderPlaced;
import dev.backendlab.kit.BrokenTwin;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mails as a careless engineer would write them. */
final class BrokenTwins {

  private BrokenTwins() {}

  @BrokenTwin(
      value = "decoupling",
      says =
          "The listener hands the mail to a thread pool and returns, to be quick: its offset is"
              + " committed before the mail is sent, and what still waits dies with the process.")
  static class SendsInTheBackground extends Mails implements DisposableBean {

    private final ExecutorService pool = Executors.newSingleThreadExecutor();

    SendsInTheBackground(MailProvider provider, JdbcClient jdbc) {
      super(provider, jdbc);
    }

    @Override
    void confirm(OrderPlaced order) {
      pool.execute(() -> super.confirm(order));
    }

    @Override
    public void destroy() {
      pool.shutdownNow();
    }
  }
}
