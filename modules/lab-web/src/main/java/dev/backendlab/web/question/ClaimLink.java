package dev.backendlab.web.question;

import dev.backendlab.kit.event.Outcome;
import dev.backendlab.kit.run.Digest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A claim in the list that stays in sight.
 *
 * @param outcome how it ended; null where it did not yet
 * @param underWay whether it is being told
 * @param here whether the page that has the list tells it
 */
public record ClaimLink(
    String id, String address, @Nullable Outcome outcome, boolean underWay, boolean here) {

  /** To its place on the question's page. */
  static ClaimLink onPage(String claim, @Nullable Outcome last) {
    return new ClaimLink(claim, "#claim-" + claim, last, false, true);
  }

  /** To a claim that the page does not tell, with how it went last time. */
  public static ClaimLink elsewhere(String question, String claim, Optional<Digest> last) {
    var address = "/%s?claim=%s#claim-%s".formatted(question, claim, claim);
    var outcome = last.map(digest -> digest.claims().get(claim)).orElse(null);
    return new ClaimLink(claim, address, outcome, false, false);
  }
}
