package dev.backendlab.patterns;

import com.zaxxer.hikari.HikariDataSource;
import dev.backendlab.kit.Column;
import dev.backendlab.kit.Hold;
import dev.backendlab.kit.figure.Figures;
import dev.backendlab.kit.service.Patience;
import java.lang.StackWalker.StackFrame;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** The systems around the shop, one of which fails or takes its time. */
@Primary
class FaultySystems extends Systems {

  private volatile @Nullable Fault fault;
  private volatile List<String> way = List.of();

  /** One that is slow is held. One that fails does so at once. */
  private static final class Fault {

    private final String system;
    private final boolean slow;
    private final Hold hold = new Hold(1);
    private volatile @Nullable Thread carrier;

    Fault(String system, boolean slow) {
      this.system = system;
      this.slow = slow;
      if (!slow) {
        hold.release();
      }
    }
  }

  /**
   * Who is harmed by a listener that fails or is slow.
   *
   * @param answer that the customer has got
   * @param stored whether others can read the order
   * @param connections of the pool that nobody else can have
   * @param told what the systems know of the order
   */
  record Harm(
      String listener,
      String fault,
      String answer,
      boolean stored,
      int connections,
      List<String> told) {

    static final List<Column> COLUMNS =
        List.of(
            Column.of("listener"),
            Column.of("is"),
            Column.of("the customer"),
            Column.of("others read the order"),
            Column.counted("connections held"),
            Column.of("told"));

    List<String> row() {
      return List.of(
          listener, fault, answer, Figures.of(stored), "" + connections, String.join(", ", told));
    }
  }

  @Override
  void tell(String system, long order, String text) {
    way = StackWalker.getInstance().walk(all -> all.map(StackFrame::getClassName).toList());
    var now = fault;
    if (now != null && now.system.equals(system)) {
      now.carrier = Thread.currentThread();
      now.hold.arrive();
      if (!now.slow) {
        throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, system + " is down.");
      }
    }
    super.tell(system, order, text);
  }

  /** How many calls of these types' methods led to the last one of a system. */
  long callsIn(List<String> types) {
    return way.stream().filter(types::contains).count();
  }

  /** Places an order while one system has this fault, and looks at what has become of it. */
  Harm harmBy(String system, boolean slow, Shop shop, HikariDataSource pool) throws Exception {
    var order = ShopContract.order("ada", "card");
    var broken = new Fault(system, slow);
    fault = broken;
    var answer = new FutureTask<>(() -> answer(shop, order));
    var customer = Thread.ofPlatform().start(answer);
    broken.hold.awaitArrived();
    var waits = slow && broken.carrier == customer; // then it can't have come
    var seen = waits ? "waits" : answer.get();
    int connections = pool.getHikariPoolMXBean().getActiveConnections();
    boolean stored = shop.order(order.id()).isPresent();
    if (stored && !slow) {
      Patience.until(() -> toldOf(order.id()).size() == 2, Duration.ofSeconds(2));
    }
    var harm =
        new Harm(system, slow ? "slow" : "down", seen, stored, connections, known(order.id()));
    broken.hold.release();
    answer.get();
    fault = null;
    return harm;
  }

  private List<String> known(long order) {
    return toldOf(order).stream().map(each -> each.replaceFirst(":.*", "")).toList();
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
