/** Walks: several questions in an order that tells one story, and how far somebody is in them. */
@NullMarked
package dev.backendlab.kit.walk;

import org.jspecify.annotations.NullMarked;
