package dev.backendlab.cli.text;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A piece of text in one style.
 *
 * @param link where a click leads, in terminals that know links
 */
record Span(String text, Style style, @Nullable String link) {

  Span(String text, Style style) {
    this(text, style, null);
  }

  /** Other letters, which look the same and lead to the same place. */
  Span with(String other) {
    return new Span(other, style, link);
  }

  boolean looksLike(Span other) {
    return style == other.style && Objects.equals(link, other.link);
  }
}
