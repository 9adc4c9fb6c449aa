/** A shop's checkout: from the request, through its rules, to rows that survive. */
@NullMarked
package dev.backendlab.checkout;

import org.jspecify.annotations.NullMarked;
