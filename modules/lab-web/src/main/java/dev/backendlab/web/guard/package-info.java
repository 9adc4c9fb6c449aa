/** Who may talk to the server: this machine's browser, and pages of the lab. */
@NullMarked
package dev.backendlab.web.guard;

import org.jspecify.annotations.NullMarked;
