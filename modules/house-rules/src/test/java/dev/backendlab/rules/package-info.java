/** What every module of the house keeps to. */
@NullMarked
package dev.backendlab.rules;

import org.jspecify.annotations.NullMarked;
