package dev.backendlab.eventdriven.inventory;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the warehouse behaves.
 *
 * @param takes the time of one reservation
 */
@ConfigurationProperties("inventory")
record InventoryProperties(@DefaultValue("10ms") Duration takes) {}
