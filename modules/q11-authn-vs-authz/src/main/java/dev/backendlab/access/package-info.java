/** A billing service: who calls it, and what each caller may do. */
@NullMarked
package dev.backendlab.access;

import org.jspecify.annotations.NullMarked;
