/**
 * A look-up by q09's router and by its peers; in its package, because the router is nobody else's
 * business.
 */
@NullMarked
package dev.backendlab.sharding;

import org.jspecify.annotations.NullMarked;
