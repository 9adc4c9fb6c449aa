/** Servers in containers: the compose file that names them, and one that a demo may hurt. */
@NullMarked
package dev.backendlab.docker;

import org.jspecify.annotations.NullMarked;
