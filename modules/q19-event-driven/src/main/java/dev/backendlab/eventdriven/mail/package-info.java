/** Writes to customers. */
@NullMarked
package dev.backendlab.eventdriven.mail;

import org.jspecify.annotations.NullMarked;
