package dev.backendlab.picture;

/** What a run has made of a participant or an arrow. */
enum Mark {
  /** Nothing, or no run is looked at. */
  PLAIN,
  USED,

  /** A way that the picture lacks, taken by those it shows. */
  ASTRAY,

  /** A way that the picture lacks, and need not have. */
  BESIDE
}
