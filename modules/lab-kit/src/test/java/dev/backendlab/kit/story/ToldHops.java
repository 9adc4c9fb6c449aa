package dev.backendlab.kit.story;

import dev.backendlab.kit.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the observers of this JVM count while this is open, as in a claim to which one listens. */
public final class ToldHops implements AutoCloseable {

  private final List<Event> told = new ArrayList<>();

  private ToldHops() {}

  /** Listens from now on. */
  public static ToldHops listen() {
    var hops = new ToldHops();
    Story.live().to(line -> hops.told.add(line.event()));
    Story.live().enter("compact");
    return hops;
  }

  /** How often what was called so far, by {@code shop → Redis: Redis GET}. */
  public Map<String, Long> soFar() {
    Story.live().tell(new Event.Said("so far"));
    return told.stream()
        .filter(Event.Hopped.class::isInstance)
        .map(Event.Hopped.class::cast)
        .collect(
            Collectors.groupingBy(
                hop -> "%s → %s: %s".formatted(hop.from(), hop.to(), hop.what()),
                Collectors.summingLong(Event.Hopped::count)));
  }

  @Override
  public void close() {
    Story.live().enter(null);
    Story.live().toNobody();
  }
}
