/** Sets goods aside for orders. */
@NullMarked
package dev.backendlab.eventdriven.inventory;

import org.jspecify.annotations.NullMarked;
