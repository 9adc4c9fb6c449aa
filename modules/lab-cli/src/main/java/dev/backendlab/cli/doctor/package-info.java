/** What this machine has, and how to get what it has not. */
@NullMarked
package dev.backendlab.cli.doctor;

import org.jspecify.annotations.NullMarked;
