/**
 * A token verified by q12 and by its peers; in its package, because the verifier is nobody else's
 * business.
 */
@NullMarked
package dev.backendlab.jwt.api;

import org.jspecify.annotations.NullMarked;
