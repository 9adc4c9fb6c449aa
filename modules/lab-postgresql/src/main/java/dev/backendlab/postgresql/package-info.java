/** A real PostgreSQL for demos: embedded by default, the user's own where one is configured. */
@NullMarked
package dev.backendlab.postgresql;

import org.jspecify.annotations.NullMarked;
