/** What every backing service stands on: folders, ports, and servers that end with this JVM. */
@NullMarked
package dev.backendlab.kit.service;

import org.jspecify.annotations.NullMarked;
