package dev.backendlab.kafka;

import dev.backendlab.kit.service.ServiceUnavailable;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.core.env.Environment;

/**
 * Where a cluster is, and how a client gets in.
 *
 * @param bootstrapServers as a client wants them, for example {@code 127.0.0.1:23456}
 * @param properties of an admin client
 */
record KafkaAddress(String bootstrapServers, Map<String, Object> properties) {

  static final String PROPERTY = "spring.kafka.bootstrap-servers";

  /** With the start of the application, an error comes within five seconds. */
  private static final int PATIENCE_MILLIS = 2_000;

  /** A cluster that was there may take longer to remove topics. */
  private static final int PATIENCE_AT_END_MILLIS = 15_000;

  /** What a cluster says of its version is a level; here, the release that brought the first. */
  private static final NavigableMap<Short, String> RELEASES =
      new TreeMap<>(
          Map.of(
              (short) 7, "3.3",
              (short) 8, "3.4",
              (short) 9, "3.5",
              (short) 12, "3.6",
              (short) 15, "3.7",
              (short) 20, "3.8",
              (short) 21, "3.9",
              (short) 22, "4.0",
              (short) 26, "4.1",
              (short) 28, "4.2"));

  /** Of brokers of the lab's own. */
  static KafkaAddress own(String bootstrapServers) {
    return new KafkaAddress(bootstrapServers, Map.of("bootstrap.servers", bootstrapServers));
  }

  /** Of the user's cluster, as Spring's properties say. */
  static KafkaAddress of(Environment environment) {
    var kafka = Binder.get(environment).bindOrCreate("spring.kafka", KafkaProperties.class);
    var servers = String.join(",", kafka.getBootstrapServers());
    return new KafkaAddress(servers, kafka.buildAdminProperties());
  }

  /** The one of the compose file. */
  static KafkaAddress ofCompose() {
    return own(BrokerContainer.ofCompose());
  }

  /**
   * The release, as far as the cluster tells it: {@code 4.2}.
   *
   * @throws ServiceUnavailable if it does not answer soon
   */
  String release() {
    try (var client = client(PATIENCE_MILLIS)) {
      var admin = client.admin();
      admin.describeCluster().nodes().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      var features = admin.describeFeatures().featureMetadata();
      return release(features.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable(e);
    }
  }

  /** Leaves the cluster as it was: removes the groups and topics whose names begin so. */
  void clean(String prefix) {
    try (var client = client(PATIENCE_AT_END_MILLIS)) {
      Leaving.clean(client.admin(), prefix);
    } catch (ExecutionException | KafkaException e) {
      throw new ServiceUnavailable(
          "Topics and groups called %s… may be left on Kafka at %s: %s"
              .formatted(prefix, bootstrapServers, reason(e)),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Client client(int patienceMillis) {
    var patient = new HashMap<>(properties);
    patient.put("default.api.timeout.ms", patienceMillis);
    patient.put("request.timeout.ms", patienceMillis);
    return Client.of(patient);
  }

  private static String release(FeatureMetadata features) {
    var level = features.finalizedFeatures().get("metadata.version");
    var release = level == null ? null : RELEASES.floorEntry(level.maxVersionLevel());
    return release == null ? "before 3.3" : release.getValue();
  }

  private ServiceUnavailable unreachable(Exception e) {
    return new ServiceUnavailable(
        "Kafka at %s does not answer: %s".formatted(bootstrapServers, reason(e)), e);
  }

  private static String reason(Exception e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof TimeoutException || cause instanceof RetriableException) {
      return "nobody was heard in time.";
    }
    return String.valueOf(cause.getMessage()).replace('\n', ' ');
  }
}
