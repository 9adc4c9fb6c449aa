package dev.backendlab.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.question.ReadmeCheck;
import dev.backendlab.kit.question.Shelf;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** All thirty questions can be read: in a module's README, or in a text until the module comes. */
class TextsTest {

  private static final Pattern LINK = Pattern.compile("]\\((https://[^)\\s]+)\\)");

  private static final Shelf SHELF = Shelf.of(House.ROOT);

  @Test
  void everyQuestionIsWritten() {
    assertThat(SHELF.entries()).hasSize(30);
    assertThat(SHELF.entries()).allMatch(Shelf.Entry::isWritten, "is written");
  }

  @Test
  void noQuestionIsWrittenTwice() {
    assertThat(SHELF.entries())
        .filteredOn(entry -> entry.module().isPresent())
        .isNotEmpty()
        .extracting(entry -> Shelf.textOf(House.ROOT, entry.id()))
        .as("the module's README took over: delete the text")
        .allMatch(Files::notExists);
  }

  @Test
  void textsAreInTheirForm() {
    assertThat(texts()).flatMap(ReadmeCheck::defectsInText).isEmpty();
    assertThat(texts())
        .extracting(Question::text)
        .allSatisfy(text -> assertThat(text.followUps()).hasSizeGreaterThanOrEqualTo(3));
  }

  /** A fact without a source is an opinion, and one source may be wrong. */
  @Test
  void everyQuestionNamesTwoSources() {
    assertThat(SHELF.entries())
        .extracting(Shelf.Entry::read)
        .allSatisfy(question -> assertThat(sources(question)).hasSizeGreaterThanOrEqualTo(2));
  }

  private static List<Path> texts() {
    return House.filesBelow(House.ROOT.resolve("docs").resolve("questions"), ".md");
  }

  private static List<String> sources(Question question) {
    return LINK.matcher(question.text(Question.SOURCES))
        .results()
        .map(MatchResult::group)
        .distinct()
        .toList();
  }
}
