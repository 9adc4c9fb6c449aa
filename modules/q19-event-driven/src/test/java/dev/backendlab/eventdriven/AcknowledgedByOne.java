package dev.backendlab.eventdriven;

import dev.backendlab.kit.BrokenTwin;

/** In application-broken-broker-loss.yml. */
@BrokenTwin(
    value = "broker-loss",
    says =
        "The producer's acks is 1, to be quick: the leader alone says that it has an event, and dies"
            + " before anybody else has it.")
class AcknowledgedByOne {}
