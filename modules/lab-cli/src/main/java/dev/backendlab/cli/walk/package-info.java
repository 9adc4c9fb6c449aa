/** Walks step by step, and what is kept of a user's practice. */
@NullMarked
package dev.backendlab.cli.walk;

import org.jspecify.annotations.NullMarked;
