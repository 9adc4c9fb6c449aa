/** A real Kafka for demos, embedded or the user's, and clusters that a demo may hurt. */
@NullMarked
package dev.backendlab.kafka;

import org.jspecify.annotations.NullMarked;
