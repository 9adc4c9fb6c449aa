/** A mock interview on the terminal. */
@NullMarked
package dev.backendlab.cli.interview;

import org.jspecify.annotations.NullMarked;
