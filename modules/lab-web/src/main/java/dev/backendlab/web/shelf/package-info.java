/** The first page: all questions, and search over what they say. */
@NullMarked
package dev.backendlab.web.shelf;

import org.jspecify.annotations.NullMarked;
