/**
 * A rate limit's decision by q18 and by its peers; in its package, because limiters are nobody
 * else's business.
 */
@NullMarked
package dev.backendlab.ratelimiting;

import org.jspecify.annotations.NullMarked;
