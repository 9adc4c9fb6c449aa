/** Memcached for demos: the real one where it is installed, else a Java server that plays it. */
@NullMarked
package dev.backendlab.memcached;

import org.jspecify.annotations.NullMarked;
