/**
 * A cache hit by q10 and by its peers; in its package, because its cache is nobody else's business.
 */
@NullMarked
package dev.backendlab.caching;

import org.jspecify.annotations.NullMarked;
