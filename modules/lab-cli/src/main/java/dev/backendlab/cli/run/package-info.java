/** Demos run and told while they run, on their broken twins too, and what was run before. */
@NullMarked
package dev.backendlab.cli.run;

import org.jspecify.annotations.NullMarked;
