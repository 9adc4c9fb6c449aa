package dev.backendlab.kafka;

import dev.backendlab.kit.service.OwnServer;
import dev.backendlab.kit.service.PreparedServer;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * One broker of our own.
 *
 * @param address for clients
 * @param serves whether the broker serves, which takes a majority of its cluster
 * @param version of Kafka, known once the broker serves
 */
record OwnBroker(String address, OwnServer server, BooleanSupplier serves, Supplier<String> version)
    implements PreparedServer {

  @Override
  public String name() {
    return "A Kafka broker";
  }

  @Override
  public boolean answers() {
    return serves.getAsBoolean();
  }

  @Override
  public Duration patience() {
    return Duration.ofSeconds(90);
  }
}
