/** Benchmarks of q12's work; in its package, because the work is nobody else's business. */
@NullMarked
package dev.backendlab.jwt;

import org.jspecify.annotations.NullMarked;
