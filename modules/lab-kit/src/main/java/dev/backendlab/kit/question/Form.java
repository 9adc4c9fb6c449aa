package dev.backendlab.kit.question;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The two forms in which a question is written down. */
enum Form {

  /** A module's README.md: an answer whose claims run. */
  README,

  /** A text in {@code docs/questions}: an answer to read, until its module comes. */
  TEXT;

  /** In their order. */
  List<String> headings() {
    return this == README ? Question.HEADINGS : Question.HEADINGS_TO_READ;
  }

  /** The keys that the front matter may have. */
  Set<String> keys() {
    var keys = new TreeSet<>(Set.of("id", "question", "section"));
    if (this == README) {
      keys.addAll(Set.of("minutes", "services", "claims", "break", "start"));
    }
    return keys;
  }

  /** All that have it, for people. */
  String each() {
    return this == README ? "Every README" : "Every text without a module";
  }

  boolean hasClaims() {
    return this == README;
  }

  /** How many points its rubric has at least for each level. */
  int fewestPoints() {
    return this == README ? 2 : 1;
  }

  /** The question's id by the file's place: {@code q12} of q12-jwt/README.md and of q12.md. */
  String idBy(Path file) {
    var name = nameOf(file);
    return this == README ? name.split("-", 2)[0] : name.replace(".md", "");
  }

  /** What names the question, for people. */
  String placeOf(Path file) {
    return (this == README ? "folder " : "file ") + nameOf(file);
  }

  private String nameOf(Path file) {
    var named = this == README ? file.toAbsolutePath().getParent() : file;
    return Objects.requireNonNull(named).getFileName().toString();
  }
}
