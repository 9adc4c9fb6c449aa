package dev.backendlab.eventdriven.payment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the card network behaves.
 *
 * @param takes the time of one charge
 * @param limit in cents; a card is refused beyond it
 */
@ConfigurationProperties("payment")
record PaymentProperties(
    @DefaultValue("30ms") Duration takes, @DefaultValue("100000") long limit) {}
