package dev.backendlab.cli.walk;

/** What a user wants to do next. */
enum Key {
  ON,
  SKIP,
  BACK,
  LEAVE
}
