package dev.backendlab.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.kit.walk.Step;
import dev.backendlab.kit.walk.Walk;
import dev.backendlab.kit.walk.Walks;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The walks lead through questions, claims and twins that there are, and docs/questions.md names
 * them. With {@code -Dapprove} its list is written anew.
 */
class WalksTest {

  private static final String HEADING = "\n## Walks\n";

  private static final String LEAD =
      """

      Several questions in an order that tells one story, step by step: `./lab walk`, or `/walks` in a browser.
      [How that goes](practice.md).

      """;

  private static final List<Walk> WALKS = Walks.in(House.ROOT).all();

  @Test
  void noWalkHasADefect() {
    assertThat(WALKS).hasSize(7);
    assertThat(Walks.defectsIn(House.ROOT)).isEmpty();
  }

  @Test
  void eachSentenceHasItsSubjectFirst() {
    var sentences =
        WALKS.stream().flatMap(walk -> walk.steps().stream()).map(Step::bridge).toList();
    assertThat(sentences)
        .hasSizeGreaterThan(50)
        .noneMatch(sentence -> sentence.matches("(Who|Whoever|What|Whatever)\\b.*"));
  }

  @Test
  void theListOfQuestionsNamesTheWalks() throws IOException {
    var file = House.ROOT.resolve("docs/questions.md");
    var text = House.read(file);
    int end = text.contains(HEADING) ? text.indexOf(HEADING) : text.length();
    if (System.getProperty("approve") != null) {
      Files.writeString(file, text.substring(0, end) + section());
      return;
    }
    assertThat(text.substring(end))
        .as(
            "docs/questions.md; to write it anew: mvn -pl modules/house-rules -am -Dapprove"
                + " -Dtest=WalksTest -Dsurefire.failIfNoSpecifiedTests=false test")
        .isEqualTo(section());
  }

  private static String section() {
    return WALKS.stream()
        .map(walk ->
            "- [%s](walks/%s), %s: %s\n"
                .formatted(walk.title(), walk.file().getFileName(), walk.inWords(), way(walk)))
        .collect(Collectors.joining("", HEADING + LEAD, ""));
  }

  /** The questions in their order; of a walk that has other steps too, what each of them is. */
  private static String way(Walk walk) {
    return walk.steps().stream().map(WalksTest::word).distinct().collect(Collectors.joining(", "));
  }

  private static String word(Step step) {
    return switch (step) {
      case Step.OfQuestion question -> question.question();
      case Step.OfSection section -> "each section in thirty seconds";
      case Step.OfTwin twin -> "claims broken";
      case Step.Interview interview -> "an interview";
      case Step.Recall recall -> "a recall";
    };
  }
}
