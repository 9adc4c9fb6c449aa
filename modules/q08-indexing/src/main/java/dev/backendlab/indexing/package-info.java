/** A shop with a million orders, and the indexes that its queries may have. */
@NullMarked
package dev.backendlab.indexing;

import org.jspecify.annotations.NullMarked;
