/** How figures read wherever they are told. */
@NullMarked
package dev.backendlab.kit.figure;

import org.jspecify.annotations.NullMarked;
