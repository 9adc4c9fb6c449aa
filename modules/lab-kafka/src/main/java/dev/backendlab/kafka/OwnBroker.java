package dev.backendlab.kafka;

import dev.backendlab.kit.service.OwnServer;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * One broker of our own.
 *
 * @param address for clients
 * @param serves waits until the broker serves; false if it has ended instead, or takes too long
 * @param version of Kafka, known once the broker serves
 */
record OwnBroker(
    String address, OwnServer server, BooleanSupplier serves, Supplier<String> version) {

  void start() {
    server.start();
  }
}
