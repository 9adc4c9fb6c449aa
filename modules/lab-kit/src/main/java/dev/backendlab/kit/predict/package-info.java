/** Predict first: what a reader is asked before a claim runs, and guess beside measurement. */
@NullMarked
package dev.backendlab.kit.predict;

import org.jspecify.annotations.NullMarked;
