package dev.backendlab.caching;

/** A product page, as the JSON that is served. */
record Page(String json, Origin origin) {

  /** The server that had it. */
  enum Origin {
    CACHE,
    DATABASE
  }
}
