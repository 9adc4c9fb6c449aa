package dev.backendlab.cli.brief;

import java.util.List;

/**
 * A part of a claim's story.
 *
 * @param kind how it stands beside others
 * @param versions one of them without any lines
 */
record Passage(Kind kind, List<Version> versions) {

  enum Kind {
    /** Begins a scene: narration. */
    SCENE,

    /** Lines that stand tight. */
    LINES,

    /** Has air around it, while it is more than a line. */
    PICTURE
  }

  Passage {
    versions = List.copyOf(versions);
  }

  boolean beginsScene() {
    return kind == Kind.SCENE;
  }

  boolean isPicture() {
    return kind == Kind.PICTURE;
  }
}
