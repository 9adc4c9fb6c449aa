package dev.backendlab.kit.question;

import dev.backendlab.kit.question.Question.ClaimSentence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Reads the claims of a front matter: {@code id: Sentence.} each. */
final class ClaimList {

  private ClaimList() {}

  /**
   * Reads them.
   *
   * @param line of their key
   */
  static List<ClaimSentence> of(List<FrontMatter.Value> values, int line, Defects defects) {
    if (values.isEmpty()) {
      defects.add(
          line,
          "the front matter has no claims",
          "Add 'claims:' and a line '  - id: Sentence.' each");
    }
    var claims = new ArrayList<ClaimSentence>();
    var ids = new HashSet<String>();
    for (var value : values) {
      var parts = FrontMatter.COLON.split(value.text(), 2);
      var id = parts[0].strip().replace(":", "");
      var claim = new ClaimSentence(id, parts.length < 2 ? "" : parts[1].strip());
      check(claim, value.line(), defects);
      if (!ids.add(id)) {
        defects.add(value.line(), "the claim '" + id + "' is there twice", "Rename or remove one");
      }
      claims.add(claim);
    }
    return claims;
  }

  private static void check(ClaimSentence claim, int line, Defects defects) {
    if (!Question.isClaimId(claim.id())) {
      defects.add(
          line,
          "'" + claim.id() + "' is no claim id",
          "Use lower-case letters, digits and hyphens");
    }
    if (claim.sentence().isEmpty()) {
      defects.add(
          line,
          "the claim '" + claim.id() + "' has no sentence",
          "Write '- " + claim.id() + ": Sentence.'");
    }
  }
}
