/** The story of a run, as text: a pure function of its events. */
@NullMarked
package dev.backendlab.cli.story;

import org.jspecify.annotations.NullMarked;
