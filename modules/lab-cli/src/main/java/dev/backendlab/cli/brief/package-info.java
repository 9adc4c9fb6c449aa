/** A claim's story on one screen: as much of it as fits, and a word about the rest. */
@NullMarked
package dev.backendlab.cli.brief;

import org.jspecify.annotations.NullMarked;
