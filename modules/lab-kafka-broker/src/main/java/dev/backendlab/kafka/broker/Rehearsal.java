package dev.backendlab.kafka.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Once through all that a broker usually does, so that its classes can be recorded: it serves one
 * topic, one transaction and one group, stops and leaves nothing.
 */
public final class Rehearsal {

  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final String TOPIC = "rehearsal";

  private Rehearsal() {}

  /**
   * Ends by itself.
   *
   * @param args the folder to work in, which is removed before and after
   */
  public static void main(String[] args) throws Exception {
    haltAfter(LONGEST);
    var folder = Path.of(args[0]).toAbsolutePath();
    delete(folder); // one that was killed may have left it
    Files.createDirectories(folder);
    var ports = new BrokerSettings.Ports(freePort(), freePort());
    var settings = new BrokerSettings(Uuid.randomUuid().toString(), List.of(ports), Map.of());
    Files.writeString(folder.resolve(Broker.SETTINGS), settings.fileOf(1));
    var broker = Broker.in(folder);
    broker.start();
    serve(ports.address());
    broker.stop();
    delete(folder);
  }

  private static void serve(String address) throws Exception {
    var here = Map.<String, Object>of("bootstrap.servers", address);
    try (var admin = Admin.create(here)) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
      admin.describeCluster().nodes().get();
      send(address);
      hear(address);
    }
  }

  private static void send(String address) {
    var settings = Map.<String, Object>of("bootstrap.servers", address, "transactional.id", TOPIC);
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      var unused = producer.send(new ProducerRecord<>(TOPIC, "key", "value"));
      producer.commitTransaction();
    }
  }

  private static void hear(String address) {
    var settings =
        Map.<String, Object>of(
            "bootstrap.servers", address, "group.id", TOPIC, "auto.offset.reset", "earliest");
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(TOPIC));
      while (consumer.poll(Duration.ofSeconds(1)).isEmpty()) {
        // joins the group first
      }
      consumer.commitSync();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var paths = Files.walk(folder)) {
        for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
      }
    }
  }

  private static void haltAfter(Duration limit) {
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            TimeUnit.MILLISECONDS.sleep(limit.toMillis());
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          Runtime.getRuntime().halt(1);
        });
  }
}
