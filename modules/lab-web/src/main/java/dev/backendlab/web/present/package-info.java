/** A question for a room: one thing at a time, to be read from afar. */
@NullMarked
package dev.backendlab.web.present;

import org.jspecify.annotations.NullMarked;
