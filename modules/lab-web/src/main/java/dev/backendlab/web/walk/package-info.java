/** Walks: several questions as one story, step by step. */
@NullMarked
package dev.backendlab.web.walk;

import org.jspecify.annotations.NullMarked;
