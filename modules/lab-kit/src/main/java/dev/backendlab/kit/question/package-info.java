/** The questions: what a module's README.md says, and the source that it points to. */
@NullMarked
package dev.backendlab.kit.question;

import org.jspecify.annotations.NullMarked;
