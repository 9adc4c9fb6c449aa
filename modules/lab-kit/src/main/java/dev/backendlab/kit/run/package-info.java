/** Runs demos in processes of their own, keeps what they told, and keeps applications up. */
@NullMarked
package dev.backendlab.kit.run;

import org.jspecify.annotations.NullMarked;
