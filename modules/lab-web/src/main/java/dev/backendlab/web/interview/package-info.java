/** The pages of a mock interview: for the candidate, and for the interviewer at the desk. */
@NullMarked
package dev.backendlab.web.interview;

import org.jspecify.annotations.NullMarked;
