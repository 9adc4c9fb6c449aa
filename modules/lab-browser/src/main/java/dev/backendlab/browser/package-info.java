/** A web browser for demos: Chromium, Chrome or Edge where installed, HtmlUnit otherwise. */
@NullMarked
package dev.backendlab.browser;

import org.jspecify.annotations.NullMarked;
