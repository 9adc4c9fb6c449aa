/** A shop whose customers, with their orders, lie on several PostgreSQL servers. */
@NullMarked
package dev.backendlab.sharding;

import org.jspecify.annotations.NullMarked;
