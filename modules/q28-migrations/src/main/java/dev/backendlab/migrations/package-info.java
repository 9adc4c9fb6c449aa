/**
 * A shop whose database changes by scripts: rehearsed, backed up, and compatible with what runs.
 */
@NullMarked
package dev.backendlab.migrations;

import org.jspecify.annotations.NullMarked;
