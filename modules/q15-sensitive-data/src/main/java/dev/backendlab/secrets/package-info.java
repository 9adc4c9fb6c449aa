/** A shop that keeps passwords, card numbers and secrets of its own, each in its way. */
@NullMarked
package dev.backendlab.secrets;

import org.jspecify.annotations.NullMarked;
