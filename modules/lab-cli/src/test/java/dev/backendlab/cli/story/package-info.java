/** Recorded runs, and how they must read. */
@NullMarked
package dev.backendlab.cli.story;

import org.jspecify.annotations.NullMarked;
