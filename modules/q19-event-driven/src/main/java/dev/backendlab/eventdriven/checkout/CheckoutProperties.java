package dev.backendlab.eventdriven.checkout;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the in-line checkout finds the others, and how long it waits for each.
 *
 * @param patience after which a call counts as failed
 * @param relayEvery the pause between two looks into the outbox
 */
@ConfigurationProperties("checkout")
record CheckoutProperties(
    URI paymentUrl,
    URI inventoryUrl,
    URI mailUrl,
    @DefaultValue("2s") Duration patience,
    @DefaultValue("50ms") Duration relayEvery) {}
