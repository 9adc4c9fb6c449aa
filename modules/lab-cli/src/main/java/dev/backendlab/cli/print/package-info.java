/** Questions on paper: a page each, with what was measured here. */
@NullMarked
package dev.backendlab.cli.print;

import org.jspecify.annotations.NullMarked;
