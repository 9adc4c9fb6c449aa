/** What every command works with, and how it says that the user made a mistake. */
@NullMarked
package dev.backendlab.cli.session;

import org.jspecify.annotations.NullMarked;
