package dev.backendlab.kit.face;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.question.Pictures;
import dev.backendlab.kit.question.Tracks;
import dev.backendlab.kit.question.Tracks.Extra;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TraceTest {

  private static final String CACHE =
      """
      sequenceDiagram
        actor ada
        participant shop
        participant Redis
        participant PostgreSQL
        ada->>shop: GET /products/42
        shop->>Redis: GET the page
        alt hit
          Redis-->>shop: the finished page
        else miss
          Redis-->>shop: nothing
          shop->>PostgreSQL: compute the page
          shop->>Redis: SET it, for ten minutes
        end
        shop-->>ada: the page
      """;

  private Trace trace = new Trace(Pictures.of(CACHE));

  @Test
  void anAnsweredExchangeTicksItsArrowAndTheAnswers() {
    trace.hear(exchange("ada", "shop", "GET", "/products/7", 200));
    trace.hear(exchange("ada", "shop", "GET", "/products/8", 404));

    assertThat(used()).containsExactly(2L, 0L, 0L, 0L, 0L, 0L, 2L);
  }

  @Test
  void anExchangeWithoutAnAnswerTicksNoAnswer() {
    trace.hear(exchange("ada", "shop", "GET", "/products/7", 0));

    assertThat(used()).containsExactly(1L, 0L, 0L, 0L, 0L, 0L, 0L);
  }

  @Test
  void aCommandTicksTheArrowThatNamesIt() {
    trace.hear(new Event.Hopped("shop", "Redis", "Redis GET", 30));
    trace.hear(new Event.Hopped("shop", "Redis", "Redis SET", 2));
    trace.hear(new Event.Hopped("shop", "Redis", "Redis DEL", 5));

    assertThat(used()).containsExactly(0L, 30L, 0L, 0L, 0L, 2L, 0L);
    assertThat(trace.tracks().extras()).isEmpty();
  }

  @Test
  void ofTwoAnswersThatCouldBeMeantNoneIsTicked() {
    trace.hear(new Event.Hopped("shop", "Redis", "Redis GET", 1));

    assertThat(used().subList(2, 4)).containsExactly(0L, 0L);
  }

  @Test
  void theUseOfAConnectionTicksItsOnlyArrow() {
    trace.hear(new Event.Hopped("shop", "PostgreSQL", "SQL", 3));

    assertThat(used()).containsExactly(0L, 0L, 0L, 0L, 3L, 0L, 0L);
  }

  @Test
  void aWayThatThePictureLacksBetweenItsParticipantsGoesAstray() {
    trace.hear(new Event.Hopped("Redis", "PostgreSQL", "SQL", 1));
    trace.hear(new Event.Hopped("Redis", "PostgreSQL", "SQL", 2));

    assertThat(trace.tracks())
        .isEqualTo(
            new Tracks(
                used(), java.util.List.of(new Extra("Redis", "PostgreSQL", "SQL", 3, true))));
  }

  @Test
  void aVariantIsTheParticipantThatItsNameMentions() {
    trace.hear(exchange("ada", "late shop", "GET", "/products/1", 200));
    trace.hear(new Event.Hopped("shop B", "PostgreSQL", "SQL", 1));
    trace.hear(exchange("ada-3f9a", "shop", "GET", "/products/1", 200));

    assertThat(used()).containsExactly(2L, 0L, 0L, 0L, 1L, 0L, 2L);
    assertThat(trace.strangers()).isEmpty();
  }

  @Test
  void aWayOfAVariantThatThePictureLacksIsNotAstray() {
    trace.hear(new Event.Hopped("session shop", "ada", "Redis", 1));
    trace.hear(exchange("mallory", "Redis", "GET", "/", 200));

    assertThat(trace.tracks().extras())
        .containsExactly(
            new Extra("session shop", "ada", "Redis", 1, false),
            new Extra("mallory", "Redis", "HTTP", 1, false));
    assertThat(trace.strangers()).isEmpty();
  }

  @Test
  void anUnknownCallerOverHttpStandsForThePersons() {
    trace.hear(new Event.Hopped("client", "shop", "HTTP GET /products/… 200", 5_000));

    assertThat(used()).containsExactly(5_000L, 0L, 0L, 0L, 0L, 0L, 5_000L);
    assertThat(trace.strangers()).isEmpty();
  }

  @Test
  void anyOtherUnknownNameIsAStranger() {
    trace.hear(new Event.Hopped("shopp", "Redis", "Redis GET", 1));
    trace.hear(exchange("ada", "shpo", "GET", "/", 200));

    assertThat(trace.strangers()).containsExactlyInAnyOrder("shopp", "shpo");
    assertThat(trace.tracks().extras()).extracting(Extra::astray).containsOnly(false);
  }

  @Test
  void requestsAndStatusesTellArrowsApart() {
    trace =
        new Trace(
            Pictures.of(
                """
                sequenceDiagram
                  actor ada
                  participant shop
                  ada->>shop: POST /orders/inline
                  shop-->>ada: 201, all is done
                  ada->>shop: POST /orders, one that is quick
                  shop-->>ada: 202, once it is committed
                  shop-->>ada: 503 when it is not
                """));
    trace.hear(exchange("ada", "shop", "POST", "/orders", 202));
    trace.hear(exchange("ada", "shop", "POST", "/orders/inline", 201));
    trace.hear(exchange("ada", "shop", "POST", "/orders/inline", 503));
    trace.hear(exchange("ada", "shop", "GET", "/orders", 200));
    trace.hear(exchange("ada", "shop", "POST", "/orders/at-once", 201));

    assertThat(used()).containsExactly(2L, 1L, 1L, 1L, 0L);
  }

  @Test
  void ofTwoEqualRequestsTheAnswerTellsWhichItWas() {
    trace =
        new Trace(
            Pictures.of(
                """
                sequenceDiagram
                  actor ada
                  participant shop
                  ada->>shop: GET /invoices/2 without a login
                  shop-->>ada: 401
                  ada->>shop: GET /invoices/2 with the login
                  shop-->>ada: 404, it is Bob's
                """));
    trace.hear(exchange("ada", "shop", "GET", "/invoices/7", 401));
    trace.hear(exchange("ada", "shop", "GET", "/invoices/7", 404));
    trace.hear(exchange("ada", "shop", "GET", "/invoices/7", 404));
    trace.hear(exchange("ada", "shop", "GET", "/invoices/7", 200));

    assertThat(used()).containsExactly(1L, 1L, 2L, 2L);
  }

  @Test
  void theNameOfAGroupStandsForItsMembers() {
    trace =
        new Trace(
            Pictures.of(
                """
                sequenceDiagram
                  actor ada
                  box shop
                    participant controller
                    participant repository
                  end
                  participant PostgreSQL
                  participant Kafka
                  ada->>controller: POST /orders
                  controller->>repository: the order
                  repository->>PostgreSQL: insert
                  controller-->>ada: 201
                """));
    trace.hear(exchange("ada", "shop", "POST", "/orders", 201));
    trace.hear(new Event.Hopped("shop", "PostgreSQL", "SQL", 2));
    trace.hear(new Event.Hopped("shop", "Kafka", "Kafka", 1));

    assertThat(used()).containsExactly(1L, 0L, 2L, 1L);
    assertThat(trace.tracks().extras())
        .containsExactly(new Extra("controller", "Kafka", "Kafka", 1, true));
  }

  @Test
  void callsInsideOfAGroupAreTickedWhereTheyAreObserved() {
    trace =
        new Trace(
            Pictures.of(
                """
                sequenceDiagram
                  box shop
                    participant checkout
                    participant payment
                    participant mail
                  end
                  participant Kafka
                  checkout->>payment: POST /payments, and wait
                  checkout->>mail: POST /mails, and wait
                  Kafka->>payment: an order
                  Kafka->>mail: an order
                """));
    trace.hear(new Event.Hopped("shop", "shop", "HTTP POST /payments 201", 3));
    trace.hear(new Event.Hopped("checkout", "mail", "HTTP POST /mails 201", 1));
    trace.hear(new Event.Hopped("Kafka", "shop", "Kafka", 2));

    assertThat(used()).containsExactly(3L, 1L, 2L, 2L);
  }

  @Test
  void aCallOfAGroupToItselfIsNoneOfTheArrowsInsideUnlessTheyNameIt() {
    trace =
        new Trace(
            Pictures.of(
                """
                sequenceDiagram
                  actor ada
                  box shop
                    participant filter
                    participant handler
                  end
                  ada->>filter: GET /orders/1
                  filter->>handler: the method is known
                  handler-->>filter: 200
                """));
    trace.hear(new Event.Hopped("shop", "shop", "HTTP GET /stock 200", 2));

    assertThat(used()).containsExactly(0L, 0L, 0L);
    assertThat(trace.tracks().extras()).isEmpty();
  }

  @Test
  void aServerThatThePictureLeavesOutIsNoStranger() {
    trace.hear(new Event.Hopped("shop", "Kafka", "Kafka", 1));

    assertThat(trace.strangers()).isEmpty();
    assertThat(trace.tracks().extras())
        .containsExactly(new Extra("shop", "Kafka", "Kafka", 1, false));
  }

  @Test
  void aLoadOfNobodyIsNothingInAPictureWithoutPeople() {
    trace =
        new Trace(Pictures.of("flowchart LR\n shop -->|rows| PostgreSQL[(PostgreSQL)]\n shop\n"));
    trace.hear(new Event.Hopped("client", "shop", "HTTP GET / 200", 9));

    assertThat(trace.tracks().extras()).isEmpty();
    assertThat(trace.strangers()).isEmpty();
  }

  @Test
  void aDashedArrowOfAFlowchartIsAWayAndWithAStatusAnAnswer() {
    trace =
        new Trace(
            Pictures.of(
                """
                flowchart LR
                  ada(ada)
                  subgraph weather["the API, two instances"]
                    weather1
                    weather2
                  end
                  Redis[("Redis, a counter for each key")]
                  ada -->|some of her calls| weather1
                  ada -->|the rest| weather2
                  weather1 -.->|a token| Redis
                  weather2 -.->|429 when there are none| ada
                """));
    trace.hear(exchange("ada", "weather1", "GET", "/", 200));
    trace.hear(exchange("ada", "weather2", "GET", "/", 429));
    trace.hear(exchange("ada", "weather2", "GET", "/", 200));
    trace.hear(new Event.Hopped("weather1", "Redis", "Redis EVALSHA", 3));
    trace.hear(new Event.Hopped("client", "weather", "HTTP GET / 200", 9));

    assertThat(used()).containsExactly(1L, 2L, 3L, 1L);
  }

  @Test
  void callsFromOneInstanceToAnotherAreNobodysArrow() {
    trace.hear(exchange("shop A", "shop B", "GET", "/", 200));

    assertThat(trace.tracks()).isEqualTo(Tracks.none(Pictures.of(CACHE)));
  }

  private java.util.List<Long> used() {
    return trace.tracks().used();
  }

  private static Event exchange(String from, String to, String method, String path, int status) {
    return new Event.Exchanged(
        method, "http://127.0.0.1:1" + path, Map.of(), "", status, Map.of(), "", 1, from, to);
  }
}
