/**
 * What a demo is written with: annotations for claims, and the stage on which they prove
 * themselves.
 */
@NullMarked
package dev.backendlab.kit;

import org.jspecify.annotations.NullMarked;
