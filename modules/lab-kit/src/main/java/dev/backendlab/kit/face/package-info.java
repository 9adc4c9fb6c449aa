/** What faces have in common: where things are on this machine, and how a story reads. */
@NullMarked
package dev.backendlab.kit.face;

import org.jspecify.annotations.NullMarked;
