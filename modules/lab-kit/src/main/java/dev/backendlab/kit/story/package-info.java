/** The story that this JVM tells, and on which broken twin it runs. */
@NullMarked
package dev.backendlab.kit.story;

import org.jspecify.annotations.NullMarked;
