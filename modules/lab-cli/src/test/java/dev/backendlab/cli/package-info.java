/** The commands, run on a shelf made for the test. */
@NullMarked
package dev.backendlab.cli;

import org.jspecify.annotations.NullMarked;
