/** Cross-origin resource sharing: a bank says whose pages may read which of its answers. */
@NullMarked
package dev.backendlab.cors;

import org.jspecify.annotations.NullMarked;
