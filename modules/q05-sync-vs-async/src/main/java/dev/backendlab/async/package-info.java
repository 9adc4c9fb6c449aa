/** Calls that wait: one after the other or at once, each on a thread or on none. */
@NullMarked
package dev.backendlab.async;

import org.jspecify.annotations.NullMarked;
