package dev.backendlab.kafka.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * One broker, which is its own controller too, run from its working folder: {@code
 * broker.properties} there has its settings, and {@code ready} appears there once it serves.
 *
 * <p>It is a program of its own because a broker that a demo may kill can't be a guest in the
 * demo's JVM.
 */
public final class Broker {

  /** Its settings as Kafka names them, and {@link #CLUSTER}. */
  public static final String SETTINGS = "broker.properties";

  /** The one setting that is not Kafka's own: the cluster's id, needed to format the folder. */
  public static final String CLUSTER = "cluster.id";

  /** The file with the process id and Kafka's version, there once the broker serves. */
  public static final String READY = "ready";

  private static final int FAILED = 1;

  private final KafkaRaftServer server;

  private Broker(KafkaRaftServer server) {
    this.server = server;
  }

  /**
   * Serves until a signal ends it.
   *
   * @param args a file that the starter holds locked for as long as it lives
   */
  public static void main(String[] args) {
    Lifeline.holdOnTo(Path.of(args[0]));
    try {
      var broker = in(Path.of("").toAbsolutePath());
      Runtime.getRuntime().addShutdownHook(new Thread(broker::stop));
      broker.start();
      announce();
      broker.server.awaitShutdown();
    } catch (Exception e) {
      System.err.println(cause(e));
      Runtime.getRuntime().halt(FAILED);
    }
  }

  /** Formats the folder where that has not been done, as {@code kafka-storage.sh} would. */
  static Broker in(Path folder) throws Exception {
    var settings = new Properties();
    try (var in = Files.newBufferedReader(folder.resolve(SETTINGS))) {
      settings.load(in);
    }
    var cluster = String.valueOf(settings.remove(CLUSTER));
    var data = folder.resolve("data").toString();
    settings.setProperty("log.dirs", data);
    var config = new KafkaConfig(settings, false);
    new Formatter()
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
        .setClusterId(cluster)
        .setNodeId(config.nodeId())
        .setControllerListenerName(settings.getProperty("controller.listener.names"))
        .setMetadataLogDirectory(data)
        .addDirectory(data)
        .setIgnoreFormatted(true)
        .run();
    return new Broker(new KafkaRaftServer(config, Time.SYSTEM));
  }

  /** Returns once the broker serves, which takes the majority of its cluster. */
  void start() {
    server.startup();
  }

  void stop() {
    server.shutdown();
    server.awaitShutdown();
  }

  /** By way of another name, so that nobody reads half of it. */
  private static void announce() throws IOException {
    var words = ProcessHandle.current().pid() + " " + AppInfoParser.getVersion();
    Files.writeString(Path.of(READY + ".part"), words);
    Files.move(Path.of(READY + ".part"), Path.of(READY), StandardCopyOption.ATOMIC_MOVE);
  }

  private static String cause(Throwable failure) {
    var said = failure.toString();
    for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      said = failure + ": " + cause;
    }
    return said;
  }
}
