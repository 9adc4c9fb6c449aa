package dev.backendlab.eventdriven;

import java.util.UUID;

/**
 * An order was placed: the one thing that the four services agree on, in a call and in an event.
 *
 * @param order the order's id, the key of its events and of all that is done for it
 * @param cents what the card is charged
 */
public record OrderPlaced(UUID order, String customer, long cents) {}
