/** What Surefire reports of a build's tests. */
@NullMarked
package dev.backendlab.cli.report;

import org.jspecify.annotations.NullMarked;
