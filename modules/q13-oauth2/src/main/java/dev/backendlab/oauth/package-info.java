/** Ada's photos, printed by a service that never learns her password: three applications. */
@NullMarked
package dev.backendlab.oauth;

import org.jspecify.annotations.NullMarked;
