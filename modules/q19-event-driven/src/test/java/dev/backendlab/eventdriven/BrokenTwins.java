package dev.backendlab.eventdriven;

import dev.backendlab.kit.BrokenTwin;

/**
 * Twins that are settings, in application-broken-….yml; the others stand beside what they break.
 */
final class BrokenTwins {

  private BrokenTwins() {}

  @BrokenTwin(
      value = "scalability",
      says =
          "The topic has one partition, \"so that everything stays in order\": one consumer works, all others wait.")
  static class OnePartition {}

  @BrokenTwin(
      value = "broker-loss",
      says =
          "The producer's acks is 1, to be quick: the leader alone says that it has an event, and dies"
              + " before anybody else has it.")
  static class AcknowledgedByOne {}
}
