/** A shop whose requests share a few connections to its database. */
@NullMarked
package dev.backendlab.pooling;

import org.jspecify.annotations.NullMarked;
