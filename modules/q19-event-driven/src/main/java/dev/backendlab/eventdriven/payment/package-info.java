/** Charges cards, once for each order. */
@NullMarked
package dev.backendlab.eventdriven.payment;

import org.jspecify.annotations.NullMarked;
