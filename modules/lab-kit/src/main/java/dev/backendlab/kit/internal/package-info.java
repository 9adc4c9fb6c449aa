/** How claims are run and told; nothing here is for demos. */
@NullMarked
package dev.backendlab.kit.internal;

import org.jspecify.annotations.NullMarked;
