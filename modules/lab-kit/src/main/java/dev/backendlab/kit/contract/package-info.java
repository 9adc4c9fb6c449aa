/** What every question module must hold, as a test that it extends. */
@NullMarked
package dev.backendlab.kit.contract;

import org.jspecify.annotations.NullMarked;
