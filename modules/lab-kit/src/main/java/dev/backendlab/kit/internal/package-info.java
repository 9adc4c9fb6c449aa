/** What runs inside a demo's own process: its claims, their twins, its applications. */
@NullMarked
package dev.backendlab.kit.internal;

import org.jspecify.annotations.NullMarked;
