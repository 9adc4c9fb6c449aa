/** A real Redis for demos: embedded by default, the user's own where one is configured. */
@NullMarked
package dev.backendlab.redis;

import org.jspecify.annotations.NullMarked;
