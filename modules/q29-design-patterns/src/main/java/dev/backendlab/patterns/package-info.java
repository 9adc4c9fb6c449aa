/** A shop in which each of four patterns pays for itself, or does not. */
@NullMarked
package dev.backendlab.patterns;

import org.jspecify.annotations.NullMarked;
