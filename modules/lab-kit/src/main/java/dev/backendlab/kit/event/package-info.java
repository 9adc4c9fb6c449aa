/** What happens in a run, as a closed set of records that are written as JSON lines. */
@NullMarked
package dev.backendlab.kit.event;

import org.jspecify.annotations.NullMarked;
