/** A product catalogue whose pages are expensive to compute and are read far more than written. */
@NullMarked
package dev.backendlab.caching;

import org.jspecify.annotations.NullMarked;
