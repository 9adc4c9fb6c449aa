/** The lab in a browser: starts the server, and wires it to the kit. */
@NullMarked
package dev.backendlab.web;

import org.jspecify.annotations.NullMarked;
