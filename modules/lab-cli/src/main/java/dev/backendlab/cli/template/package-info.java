/** Texts with gaps, for files that the lab writes. */
@NullMarked
package dev.backendlab.cli.template;

import org.jspecify.annotations.NullMarked;
