/** Typography for terminals: styled text, wrapping, tables, charts and Markdown. */
@NullMarked
package dev.backendlab.cli.text;

import org.jspecify.annotations.NullMarked;
