/** One Kafka broker as a program: what the lab starts, stops and kills. */
@NullMarked
package dev.backendlab.kafka.broker;

import org.jspecify.annotations.NullMarked;
