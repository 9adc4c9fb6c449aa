/** A weather API whose callers have plans: how many calls each may make, and who counts them. */
@NullMarked
package dev.backendlab.ratelimiting;

import org.jspecify.annotations.NullMarked;
