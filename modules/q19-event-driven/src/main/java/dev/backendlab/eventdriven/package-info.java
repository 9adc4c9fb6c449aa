/** A shop of four services, coupled by HTTP calls or by events: what they have in common. */
@NullMarked
package dev.backendlab.eventdriven;

import org.jspecify.annotations.NullMarked;
