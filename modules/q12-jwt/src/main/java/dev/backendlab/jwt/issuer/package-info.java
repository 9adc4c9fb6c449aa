/** The authentication service: knows passwords, holds the private key, issues tokens. */
@NullMarked
package dev.backendlab.jwt.issuer;

import org.jspecify.annotations.NullMarked;
