/** A new question's module, written as far as a program can. */
@NullMarked
package dev.backendlab.cli.skeleton;

import org.jspecify.annotations.NullMarked;
