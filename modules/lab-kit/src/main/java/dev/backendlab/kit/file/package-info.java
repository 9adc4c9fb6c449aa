/** Files that somebody else wrote, read with care. */
@NullMarked
package dev.backendlab.kit.file;

import org.jspecify.annotations.NullMarked;
