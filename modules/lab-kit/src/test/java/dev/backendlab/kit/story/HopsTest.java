package dev.backendlab.kit.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.EventLine;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HopsTest {

  private final List<Event> told = new ArrayList<>();
  private final Story story = new Story(line -> told.add(line.event()));
  private final Hops hops = story.hops();

  @Test
  void manyCallsMakeOneEventBeforeTheNextOfAnotherKind() {
    story.enter("compact");
    for (int i = 0; i < 30; i++) {
      hops.add("shop", "Redis", "Redis GET");
    }
    hops.add("Kafka", "mail", "Kafka", 7);
    story.tell(new Event.Said("then"));
    hops.add("shop", "Redis", "Redis GET");
    story.tell(new Event.Said("at last"));

    assertThat(told)
        .containsExactly(
            new Event.Hopped("shop", "Redis", "Redis GET", 30),
            new Event.Hopped("Kafka", "mail", "Kafka", 7),
            new Event.Said("then"),
            new Event.Hopped("shop", "Redis", "Redis GET", 1),
            new Event.Said("at last"));
  }

  @Test
  void progressTellsNoCallsBecauseItComesTenTimesASecond() {
    story.enter("compact");
    hops.add("shop", "Redis", "Redis GET");
    story.tell(new Event.Progressed("loading", 1, 2));

    assertThat(told).containsExactly(new Event.Progressed("loading", 1, 2));
  }

  @Test
  void betweenClaimsNothingIsCounted() {
    hops.add("shop", "Redis", "Redis GET");
    story.enter("compact");
    story.tell(new Event.Said("first"));
    story.enter(null);
    hops.add("shop", "Redis", "Redis GET");
    story.enter("claims");
    story.tell(new Event.Said("second"));

    assertThat(told).containsExactly(new Event.Said("first"), new Event.Said("second"));
  }

  @Test
  void whereNobodyListensNothingIsCounted() {
    var unheard = new Story(null);
    unheard.enter("compact");

    assertThat(unheard.hops().areCounted()).isFalse();
  }

  @Test
  void eventsOfCallsAreNumberedLikeAllOthers() {
    var lines = new ArrayList<EventLine>();
    story.to(lines::add);
    story.enter("compact");
    hops.add("shop", "Redis", "Redis GET");
    story.tell(new Event.Said("then"));

    assertThat(lines).extracting(EventLine::seq).containsExactly(0, 1);
    assertThat(lines).extracting(EventLine::claim).containsOnly("compact");
  }

  @Test
  void noCallOfManyThreadsIsLost() {
    story.enter("compact");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 50; i++) {
        threads.execute(() -> {
          for (int call = 0; call < 1_000; call++) {
            hops.add("shop", "Redis", "Redis GET");
          }
          story.tell(new Event.Said("done"));
        });
      }
    }
    story.tell(new Event.Said("at last"));

    assertThat(told)
        .filteredOn(Event.Hopped.class::isInstance)
        .extracting(event -> ((Event.Hopped) event).count())
        .satisfies(counts ->
            assertThat(counts.stream().mapToLong(Long::longValue).sum()).isEqualTo(50_000));
  }

  @Test
  void endlessKindsOfCallsAreTakenTogether() {
    story.enter("compact");
    for (var name = "a"; name.length() < 300; name += "a") {
      hops.add("client", "shop", Hops.http("GET", "/" + name.replace("aaaa", "b"), 200));
    }
    for (char sign = 'A'; sign < 'A' + 1_000; sign++) {
      hops.add("client", "shop", "HTTP GET /" + sign + " 200");
    }
    story.tell(new Event.Said("at last"));

    assertThat(told).hasSizeLessThan(250);
    assertThat(told)
        .anyMatch(event -> event instanceof Event.Hopped hop && hop.what().equals("HTTP"));
  }

  @ParameterizedTest
  @CsvSource({
    "/checkout, /checkout",
    "/products/42, /products/…",
    "/products/42/price, /products/…",
    "/v1/products, /…",
    "/search?q=1, /search",
    "/, /",
    "'', ''",
  })
  void aPathEndsWhereOneOfManyThingsIsNamed(String path, String told) {
    assertThat(Hops.http("GET", path, 200)).isEqualTo("HTTP GET %s 200".formatted(told));
  }

  @Test
  void aPortOfThisMachineHasTheNameOfWhoListensThere() {
    var ports = new Ports();
    ports.taken(8080, "shop");

    assertThat(ports.nameAt(URI.create("http://127.0.0.1:8080/me"))).contains("shop");
    assertThat(ports.nameAt(URI.create("http://localhost:8080"))).contains("shop");
    assertThat(ports.nameAt(URI.create("http://127.0.0.1:8081"))).isEmpty();
    assertThat(ports.nameAt(URI.create("http://example.org:8080"))).isEmpty();
    ports.freed(8080);
    assertThat(ports.nameAt(URI.create("http://127.0.0.1:8080"))).isEmpty();
  }
}
