package dev.backendlab.web.run;

import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.question.Question.ClaimSentence;
import dev.backendlab.kit.run.Digest;
import dev.backendlab.web.question.ClaimLink;
import dev.backendlab.web.story.StoryPage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a run's question, in sight of its story, and what comes after it.
 *
 * @param links those that the run tells, and the question's others
 */
record ClaimStrip(List<ClaimLink> links, Next next) {

  /**
   * What comes after a run.
   *
   * @param claim the question's next one; null behind the last
   * @param question the next one's id; null behind the last
   */
  record Next(@Nullable String claim, @Nullable String question) {}

  static ClaimStrip of(
      Question question, StoryPage story, Optional<Digest> last, Optional<String> nextQuestion) {
    var told = new LinkedHashMap<String, StoryPage.ClaimPart>();
    story.claims().forEach(claim -> told.put(claim.id(), claim));
    var links = new ArrayList<ClaimLink>();
    @Nullable String next = null;
    for (var claim : question.claims()) {
      var part = told.remove(claim.id());
      if (part != null) {
        links.add(link(part));
        next = after(question, claim).orElse(null);
      } else {
        links.add(ClaimLink.elsewhere(question.id(), claim.id(), last));
      }
    }
    told.values().forEach(unknown -> links.add(link(unknown))); // of an older README
    return new ClaimStrip(links, new Next(next, nextQuestion.orElse(null)));
  }

  private static ClaimLink link(StoryPage.ClaimPart part) {
    boolean underWay = part.isBegun() && part.outcome() == null;
    return new ClaimLink(part.id(), "#told-" + part.id(), part.outcome(), underWay, true);
  }

  private static Optional<String> after(Question question, ClaimSentence claim) {
    int place = question.claims().indexOf(claim) + 1;
    return place < question.claims().size()
        ? Optional.of(question.claims().get(place).id())
        : Optional.empty();
  }
}
