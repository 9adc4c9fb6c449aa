/** The resource service: knows only the issuer's public keys, decides on the token alone. */
@NullMarked
package dev.backendlab.jwt.api;

import org.jspecify.annotations.NullMarked;
