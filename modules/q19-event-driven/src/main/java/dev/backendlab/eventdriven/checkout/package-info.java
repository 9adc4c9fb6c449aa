/** Takes orders: in line, with a call to each of the others, or by one event. */
@NullMarked
package dev.backendlab.eventdriven.checkout;

import org.jspecify.annotations.NullMarked;
