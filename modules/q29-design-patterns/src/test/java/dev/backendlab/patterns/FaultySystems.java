package dev.backendlab.patterns;

import com.zaxxer.hikari.HikariDataSource;
import dev.backendlab.kit.Column;
import dev.backendlab.kit.Hold;
import dev.backendlab.kit.figure.Figures;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** The systems around the shop, one of which fails or takes its time. */
@Primary
class FaultySystems extends Systems {

  private volatile List<String> way = List.of();
  private volatile String faulty = "none";
  private volatile boolean slow;
  private volatile Hold hold = new Hold(1);
  private volatile @Nullable Thread carrier;

  /**
   * Who is harmed by a listener that is down or slow.
   *
   * @param answer that the customer has got
   * @param stored whether others can read the order
   * @param connections that the pool can't lend meanwhile
   */
  record Harm(String listener, String is, String answer, boolean stored, int connections) {

    static final List<Column> COLUMNS =
        List.of(
            Column.of("listener"),
            Column.of("is"),
            Column.of("the customer"),
            Column.of("order stored"),
            Column.counted("connections held"));

    List<String> row() {
      return List.of(listener, is, answer, Figures.of(stored), "" + connections);
    }
  }

  @Override
  void tell(String system, long order, String text) {
    way = StackWalker.getInstance().walk(all -> all.map(StackFrame::getClassName).toList());
    if (system.equals(faulty)) {
      carrier = Thread.currentThread();
      hold.arrive();
      if (!slow) {
        throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, system + " is down.");
      }
    }
    super.tell(system, order, text);
  }

  /** How many calls led from the demo to the last one of a system. */
  int calls() {
    return way.indexOf(PatternsDemo.class.getName()) - 1;
  }

  /** Places an order for each system, which is then slow or down, and looks what becomes of it. */
  List<Harm> harm(boolean slow, Shop shop, HikariDataSource pool) throws Exception {
    this.slow = slow;
    var harm = new ArrayList<Harm>();
    for (var system : List.of("audit", "mail", "stock")) {
      harm.add(harmBy(system, shop, pool));
    }
    faulty = "none";
    return harm;
  }

  private Harm harmBy(String system, Shop shop, HikariDataSource pool) throws Exception {
    hold = new Hold(1);
    faulty = system;
    if (!slow) {
      hold.release();
    }
    var order = ShopContract.order("ada", "card");
    var answer = new FutureTask<>(() -> answer(shop, order));
    var customer = Thread.ofPlatform().start(answer);
    hold.awaitArrived();
    boolean waits = slow && carrier == customer; // then her answer can't have come
    var seen = waits ? "waits" : answer.get();
    int connections = pool.getHikariPoolMXBean().getActiveConnections();
    boolean stored = shop.order(order.id()).isPresent();
    hold.release();
    answer.get();
    return new Harm(system, slow ? "slow" : "down", seen, stored, connections);
  }

  private static String answer(Shop shop, Order order) {
    try {
      shop.place(order);
      return "placed";
    } catch (ResponseStatusException refused) {
      return "" + refused.getStatusCode().value();
    }
  }
}
