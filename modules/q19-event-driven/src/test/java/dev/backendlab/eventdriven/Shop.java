package dev.backendlab.eventdriven;

import dev.backendlab.kit.service.ApplicationProcess;
import java.sql.Connection;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;

/** A shop for one claim, with tables, topics and consumer groups that no other claim sees. */
final class Shop implements AutoCloseable {

  /** No browser and no caller: a service that only hears of things. */
  static final Map<String, String> DEAF = Map.of("spring.main.web-application-type", "none");

  private final Shops shops;
  private final String name;
  private final Deque<Service> services = new ArrayDeque<>();

  private final SingleConnectionDataSource tables;
  private final Admin admin;

  Shop(Shops shops, String name, Connection connection) {
    this.shops = shops;
    this.name = name;
    this.tables = new SingleConnectionDataSource(connection, true);
    this.admin = Admin.create(shops.topics().getConfigurationProperties());
  }

  /** Starts services in this JVM; they end with the shop, if not before. */
  Service start(Map<String, ?> settings, Class<?>... applications) {
    var context =
        new SpringApplicationBuilder(applications)
            .initializers(starting ->
                starting
                    .getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("claim", all(settings))))
            .run();
    Topics.awaitLeaders(context.getBean(KafkaAdmin.class), named("orders"), named("payments"));
    services.push(new Service(context));
    return services.getFirst();
  }

  /** Starts a service in a JVM of its own, which may be killed. */
  ApplicationProcess startProcess(
      Map<String, ?> settings, Class<?> application, Class<?>... instruments) {
    var process =
        ApplicationProcess.of(application, instruments).on(shops.postgres()).on(shops.broker());
    all(settings).forEach(process::with);
    return process.start();
  }

  private Map<String, Object> all(Map<String, ?> settings) {
    var all = new HashMap<String, Object>();
    all.put("server.port", 0);
    all.put("server.address", "127.0.0.1");
    all.put("shop.prefix", named(""));
    all.put("spring.datasource.hikari.schema", name);
    all.putAll(settings);
    return all;
  }

  /** The name of a topic or of a group. */
  String named(String what) {
    return name + "-" + what;
  }

  /** A topic of its own with so many partitions. */
  void topic(String what, int partitions) {
    shops
        .topics()
        .createOrModifyTopics(TopicBuilder.name(named(what)).partitions(partitions).build());
    Topics.awaitLeaders(shops.topics(), named(what));
  }

  /** How many partitions a topic has. */
  int partitions(String topic) {
    return new Lag(admin).partitions(named(topic)).size();
  }

  String json(Object event) {
    return shops.json().writeValueAsString(event);
  }

  /** Sends an event as the shop's services do. */
  CompletableFuture<?> send(String topic, String key, Object event) {
    return shops.kafka().send(named(topic), key, json(event));
  }

  /** So many orders have been placed; who hears of them may come later. */
  void ordersArePlaced(String customer, int count) {
    var sent =
        IntStream.range(0, count)
            .mapToObj(i -> new OrderPlaced(UUID.randomUUID(), customer, 4_200))
            .map(order -> send("orders", order.order().toString(), order))
            .toList();
    sent.forEach(CompletableFuture::join);
  }

  /** Events of a topic that a group has not yet done with. */
  long lag(String group, String topic) {
    return new Lag(admin).of(named(group), named(topic));
  }

  /** Its tables; outside of any of its services, so also while all are down. */
  JdbcClient jdbc() {
    return JdbcClient.create(tables);
  }

  /** What has come of its orders. */
  Effects effects() {
    return new Effects(jdbc());
  }

  @Override
  public void close() {
    services.forEach(Service::close);
    Topics.deleteAll(admin, named(""));
    admin.close();
    tables.destroy();
    shops.jdbc().sql("drop schema %s cascade".formatted(name)).update();
  }
}
