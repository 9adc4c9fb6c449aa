package dev.backendlab.patterns;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.stereotype.Component;

/** The systems around the shop: audit, mail, stock. Here they only keep what they were told. */
@Component
class Systems {

  private final Map<Long, Collection<String>> told = new ConcurrentHashMap<>();

  void tell(String system, long order, String text) {
    told.computeIfAbsent(order, none -> new ConcurrentLinkedQueue<>()).add(system + ": " + text);
  }

  /** What they know of an order. */
  List<String> toldOf(long order) {
    return told.getOrDefault(order, List.of()).stream().sorted().toList();
  }
}
