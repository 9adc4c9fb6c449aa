/** The web page as people meet it: in a real browser, on real runs. */
@NullMarked
package dev.backendlab.web.browser;

import org.jspecify.annotations.NullMarked;
