package dev.backendlab.eventdriven;

import dev.backendlab.kit.App;
import dev.backendlab.kit.service.ApplicationProcess;
import dev.backendlab.kit.service.RunPrefix;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.support.SendResult;

/** A shop for one claim, with tables, topics and consumer groups that no other claim sees. */
final class Shop implements AutoCloseable {

  private final Shops shops;
  private final String name;
  private final int partitions;
  private final String schema;
  private final SingleConnectionDataSource tables;
  private final Deque<App> services = new ArrayDeque<>();

  Shop(Shops shops, String name, int partitions) throws SQLException {
    this.shops = shops;
    this.name = name;
    this.partitions = partitions;
    this.schema = RunPrefix.name() + "_" + name;
    var connection = shops.postgres().dataSource().getConnection();
    this.tables = new SingleConnectionDataSource(connection, true);
    jdbc().sql("create schema " + schema).update();
    connection.setSchema(schema);
    if (partitions > 0) {
      List.of("orders", "payments")
          .forEach(each -> shops.kafka().topic(name + "-" + each, partitions));
    }
  }

  private Map<String, String> settings() {
    return Map.of(
        "shop.prefix",
        named(""),
        "shop.partitions",
        "" + partitions,
        "spring.kafka.admin.auto-create",
        "" + (partitions > 0),
        "spring.datasource.hikari.schema",
        schema);
  }

  /** Some of its services, not started yet. */
  App.Starter app(Class<?>... applications) {
    return App.of(applications).on(this::settings);
  }

  /** Starts services in this JVM; they end with the shop, if not before. */
  App start(App.Starter starter) {
    services.push(starter.start());
    return services.getFirst();
  }

  /** A service in a JVM of its own, which may be killed; not started yet. */
  ApplicationProcess.Starter process(Class<?> application, Class<?>... instruments) {
    return ApplicationProcess.of(application, instruments)
        .on(shops.postgres())
        .on(shops.kafka())
        .on(this::settings)
        .with("spring.main.web-application-type", "none");
  }

  int partitions() {
    return partitions;
  }

  /** The full name of a topic or of a group. */
  String named(String what) {
    return shops.kafka().named(name + "-" + what);
  }

  /** Events of a topic that a group has not yet done with. */
  long lag(String group, String topic) {
    return shops.kafka().lag(named(group), named(topic));
  }

  List<ConsumerRecord<String, String>> read(String topic) {
    return shops.kafka().read(named(topic));
  }

  String json(Object event) {
    return shops.json().writeValueAsString(event);
  }

  CompletableFuture<SendResult<String, String>> send(String topic, String key, String event) {
    return shops.events().send(named(topic), key, event);
  }

  /** Sends as this service does, but for these settings of its producer. */
  @SuppressWarnings("unchecked")
  static KafkaTemplate<String, String> sender(App service, Map<String, Object> settings) {
    return new KafkaTemplate<>(service.bean(ProducerFactory.class), settings);
  }

  /** An order in its topic. */
  record Placed(UUID order, int partition) {}

  /** So many orders, as the checkout sends them; their consumers may come later. */
  List<Placed> place(String customer, int count) {
    return place(customer, count, UUID::toString);
  }

  List<Placed> place(String customer, int count, Function<UUID, String> key) {
    var sent =
        IntStream.range(0, count)
            .mapToObj(i -> new OrderPlaced(UUID.randomUUID(), customer, 4_200))
            .map(each ->
                send("orders", key.apply(each.order()), json(each))
                    .thenApply(at -> new Placed(each.order(), at.getRecordMetadata().partition())))
            .toList();
    return sent.stream().map(CompletableFuture::join).toList();
  }

  /** Its tables; outside of any of its services, so also while all are down. */
  JdbcClient jdbc() {
    return JdbcClient.create(tables);
  }

  Effects effects() {
    return new Effects(jdbc());
  }

  @Override
  public void close() {
    services.forEach(App::close);
    jdbc().sql("drop schema %s cascade".formatted(schema)).update();
    tables.destroy();
  }
}
