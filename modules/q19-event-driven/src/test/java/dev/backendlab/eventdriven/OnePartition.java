package dev.backendlab.eventdriven;

import dev.backendlab.kit.BrokenTwin;

/** In application-broken-scalability.yml. */
@BrokenTwin(
    value = "scalability",
    says =
        "The topic has one partition, \"so that everything stays in order\": one consumer works, all others wait.")
class OnePartition {}
