/** Typography, tried on plain lines. */
@NullMarked
package dev.backendlab.cli.text;

import org.jspecify.annotations.NullMarked;
