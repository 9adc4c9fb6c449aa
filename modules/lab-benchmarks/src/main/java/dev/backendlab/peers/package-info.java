/** Questions beside their peers: the same work done in several ways, in turn. */
@NullMarked
package dev.backendlab.peers;

import org.jspecify.annotations.NullMarked;
