/** A question's page, and the code beside it. */
@NullMarked
package dev.backendlab.web.question;

import org.jspecify.annotations.NullMarked;
