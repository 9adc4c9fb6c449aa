/** Tests of what services stand on, and the other JVMs that their tests end in every way. */
@NullMarked
package dev.backendlab.kit.service;

import org.jspecify.annotations.NullMarked;
