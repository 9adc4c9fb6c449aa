/** A shop that is started, stopped, copied and moved by its platform, and a report on how well. */
@NullMarked
package dev.backendlab.twelvefactor;

import org.jspecify.annotations.NullMarked;
