package dev.backendlab.kit.service;

import java.time.Duration;

/** A server of the lab's own as its service prepares it: on a port of its own, to be started. */
public interface PreparedServer {

  /** As a sentence begins with it: {@code Redis}, {@code A Kafka broker}. */
  String name();

  /** Its process or container. */
  OwnServer server();

  /** Whether it serves, and is this server and no stranger on its port. */
  boolean answers();

  /** How long it may take until it answers, on a machine that is busy. */
  default Duration patience() {
    return Duration.ofSeconds(60);
  }

  /** Starts it, for the first time or again; false if it ended instead, or stayed silent. */
  default boolean startAndAnswer() {
    server().start();
    return awaitAnswer();
  }

  /** False if it ended instead, or stayed silent. */
  default boolean awaitAnswer() {
    return Patience.until(() -> answers() || !server().isAlive(), patience())
        && server().isAlive()
        && answers();
  }
}
