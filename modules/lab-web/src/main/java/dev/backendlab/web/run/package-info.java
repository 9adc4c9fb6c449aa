/** Runs: waiting, live for any number of tabs, kept, compared. */
@NullMarked
package dev.backendlab.web.run;

import org.jspecify.annotations.NullMarked;
