/** A bookshop with two APIs over the same rows: resources for HTTP, and a GraphQL schema. */
@NullMarked
package dev.backendlab.api;

import org.jspecify.annotations.NullMarked;
