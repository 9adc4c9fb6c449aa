/** The commands of {@code ./lab}. */
@NullMarked
package dev.backendlab.cli;

import org.jspecify.annotations.NullMarked;
