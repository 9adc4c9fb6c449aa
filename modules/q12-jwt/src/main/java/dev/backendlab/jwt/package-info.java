/** A question about JSON Web Tokens, answered by two applications that share only a public key. */
@NullMarked
package dev.backendlab.jwt;

import org.jspecify.annotations.NullMarked;
