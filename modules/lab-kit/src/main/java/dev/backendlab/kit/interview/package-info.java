/** A mock interview: its questions, its steps, and the sheet that it ends with. */
@NullMarked
package dev.backendlab.kit.interview;

import org.jspecify.annotations.NullMarked;
