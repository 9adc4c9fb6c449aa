package dev.backendlab.cli.text;

/** A piece of text in one style. */
record Span(String text, Style style) {}
