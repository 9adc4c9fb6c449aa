/** A run's events as HTML: one fragment for each, the same live and kept. */
@NullMarked
package dev.backendlab.web.story;

import org.jspecify.annotations.NullMarked;
