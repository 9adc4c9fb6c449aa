/** The command line of {@code ./lab}: its commands found, its failures told. */
@NullMarked
package dev.backendlab.cli;

import org.jspecify.annotations.NullMarked;
