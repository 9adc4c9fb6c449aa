package dev.backendlab.eventdriven;

import dev.backendlab.eventdriven.inventory.FaultyWarehouse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.kafka.support.SendResult;

/**
 * Orders in a topic, of which the first one always fails.
 *
 * @param behind those behind it in its partition
 * @param elsewhere those in the other partitions
 */
record PoisonedOrders(UUID poison, List<UUID> behind, List<UUID> elsewhere) {

  private record Placed(UUID order, int partition) {}

  static PoisonedOrders placed(Shop shop, int count) {
    var poison = place(shop, FaultyWarehouse.CUSTOMER);
    var others =
        IntStream.range(1, count)
            .mapToObj(i -> place(shop, "kim"))
            .collect(
                Collectors.partitioningBy(
                    each -> each.partition() == poison.partition(),
                    Collectors.mapping(Placed::order, Collectors.toList())));
    return new PoisonedOrders(poison.order(), some(others, true), some(others, false));
  }

  private static List<UUID> some(Map<Boolean, List<UUID>> others, boolean behind) {
    return others.getOrDefault(behind, List.of());
  }

  private static Placed place(Shop shop, String customer) {
    var order = new OrderPlaced(UUID.randomUUID(), customer, 4_200);
    var sent = (SendResult<?, ?>) shop.send("orders", "" + order.order(), order).join();
    return new Placed(order.order(), sent.getRecordMetadata().partition());
  }

  List<UUID> all() {
    return Stream.of(List.of(poison), behind, elsewhere).flatMap(List::stream).toList();
  }
}
