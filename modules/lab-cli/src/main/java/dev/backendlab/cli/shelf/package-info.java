/** Questions to find and read: the list, a question as text, a claim as code. */
@NullMarked
package dev.backendlab.cli.shelf;

import org.jspecify.annotations.NullMarked;
