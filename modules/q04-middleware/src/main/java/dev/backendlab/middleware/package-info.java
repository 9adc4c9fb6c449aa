/** A shop whose requests pass a chain of middleware before they reach a handler. */
@NullMarked
package dev.backendlab.middleware;

import org.jspecify.annotations.NullMarked;
