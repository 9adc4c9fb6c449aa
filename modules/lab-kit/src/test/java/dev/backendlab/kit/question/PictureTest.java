package dev.backendlab.kit.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backendlab.kit.question.Flowchart.Direction;
import dev.backendlab.kit.question.Picture.Group;
import dev.backendlab.kit.question.Picture.Participant;
import dev.backendlab.kit.question.Picture.Shape;
import dev.backendlab.kit.question.Sequence.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureTest {

  private static final int FENCE =
      ReadmeFixture.GOOD
          .substring(0, ReadmeFixture.GOOD.indexOf("```mermaid"))
          .split("\n", -1)
          .length;

  @TempDir Path modules;
  private Path module;

  @BeforeEach
  void aModule() throws IOException {
    module = Files.createDirectory(modules.resolve("q98-fixture"));
  }

  @Test
  void aSequenceIsToldFromTopToBottom() throws IOException {
    write(ReadmeFixture.GOOD);
    var picture = (Sequence) Question.in(module).picture();

    assertThat(picture.title()).isEqualTo("Sequence, top to bottom; ⇢ is a dashed arrow");
    assertThat(picture.participants())
        .first()
        .isEqualTo(new Participant("ada", "Ada's browser", Shape.PERSON));
    assertThat(picture.arrows()).hasSize(4);
    assertThat(picture.steps())
        .hasSize(4)
        .element(2)
        .isInstanceOfSatisfying(
            Step.Alternative.class,
            alternative ->
                assertThat(alternative.branches())
                    .extracting(Sequence.Branch::condition)
                    .containsExactly("the page is known", "it is new"));
    assertThat(told(picture))
        .containsExactly(
            "spare",
            "Ada's browser → shop: GET /me",
            "note over Ada's browser, shop: once per page",
            "if: the page is known",
            "  shop → Redis: GET page:1",
            "  Redis ⇢ shop: a page, 2 KB",
            "else: it is new",
            "  note right of shop: it thinks",
            "shop ⇢ Ada's browser: 200");
  }

  @Test
  void aBoxOfASequenceIsAGroup() throws IOException {
    var picture =
        picture(
            """
            sequenceDiagram
              actor ada
              box our shop
                participant controller
                participant service
              end
              ada->>controller: GET /me
            """);

    assertThat(picture.groups())
        .containsExactly(new Group("our shop", "our shop", List.of("controller", "service")));
    assertThat(told(picture))
        .containsExactly("our shop: controller, service", "ada → controller: GET /me");
  }

  @Test
  void aFlowchartIsToldGroupByGroupAndArrowByArrow() throws IOException {
    var picture =
        (Flowchart)
            picture(
                """
                flowchart TB
                  ada["Ada (a user)"] -->|GET /me| shop
                  subgraph site["one region"]
                    shop(the shop)
                    redis[(Redis)]
                    shop -.->|"SET page:1 (later)"| redis
                  end
                  subgraph elsewhere far away
                    spare
                  end
                  lonely[nobody calls it]
                """);

    assertThat(picture.direction()).isEqualTo(Direction.TB);
    assertThat(picture.participants())
        .containsExactly(
            new Participant("ada", "Ada (a user)", Shape.BOX),
            new Participant("shop", "the shop", Shape.ROUND),
            new Participant("redis", "Redis", Shape.STORE),
            new Participant("spare", "spare", Shape.BOX),
            new Participant("lonely", "nobody calls it", Shape.BOX));
    assertThat(picture.groups())
        .containsExactly(
            new Group("site", "one region", List.of("shop", "redis")),
            new Group("elsewhere far away", "elsewhere far away", List.of("spare")));
    assertThat(told(picture))
        .containsExactly(
            "one region: the shop, Redis",
            "elsewhere far away: spare",
            "nobody calls it",
            "Ada (a user) → the shop: GET /me",
            "the shop ⇢ Redis: SET page:1 (later)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a ⇒> b                  | 5 | the picture does not understand 'a ⇒> b'. Use only id[label]
          a --> b                 | 5 | the arrow has no label
          a -.-> b                | 5 | the arrow has no label
          a ==>¦x¦ b              | 5 | does not understand
          a -->¦x¦ b -->¦y¦ c     | 5 | does not understand
          a & b -->¦x¦ c          | 5 | does not understand
          a{{label}}              | 5 | does not understand
          c([label])              | 5 | does not understand
          c[say (it)]             | 5 | does not understand
          c[/orders]              | 5 | does not understand
          %% a comment            | 5 | does not understand
          style a fill:red        | 5 | does not understand
          direction LR            | 5 | does not understand
          a -->¦x¦ shop           | 5 | the picture knows no 'shop'. Declare it
          a -->¦x¦ be             | 5 | the picture knows no 'be'. Did you mean 'b'
          a -->¦wait; go¦ b       | 5 | has a sign that Mermaid does not show
          a -->¦"<br>"¦ b         | 5 | has a sign that Mermaid does not show
          a[again]                | 5 | 'a' is declared twice
          class[x]                | 5 | 'class' is a word of Mermaid's
          end                     | 5 | 'end' ends nothing here
          subgraph x⏎c⏎           | 5 | the subgraph does not end
          subgraph x⏎end          | 5 | the subgraph holds nothing
          subgraph a⏎c⏎end        | 5 | the subgraph has the id of a node: 'a'
          subgraph x⏎c⏎subgraph y⏎d⏎end⏎end | 7 | a subgraph in a subgraph
          subgraph x⏎c⏎end⏎subgraph x⏎d⏎end | 8 | the subgraph 'x' is there twice
          c⏎d⏎e⏎f⏎g⏎h⏎i⏎j         | 12 | more than 9 participants
          a -->¦2¦ b⏎a -->¦3¦ b⏎a -->¦4¦ b⏎a -->¦5¦ b⏎a -->¦6¦ b⏎a -->¦7¦ b⏎a -->¦8¦ b⏎a -->¦9¦ b⏎a -->¦10¦ b⏎a -->¦11¦ b⏎a -->¦12¦ b⏎a -->¦13¦ b | 16 | more than 12 arrows
          """)
  void whatAFlowchartDoesNotKnowIsNamed(String line, int number, String problem)
      throws IOException {
    var text = line.replace('¦', '|').replace('⏎', '\n').replace("⇒", "=");
    defectIs("flowchart LR\na\nb\na -->|1| b\n" + text + "\n", number, problem.replace("⇒", "="));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a->b: x                 | 5 | does not understand 'a->b: x'. Use only participant, actor
          a->>+b: x               | 5 | does not understand
          a-)b: x                 | 5 | does not understand
          a->>b                   | 5 | the arrow has no label
          a->>b:                  | 5 | the arrow has no label
          a->>shop: x             | 5 | the picture knows no 'shop'
          Note over shop: x       | 5 | the picture knows no 'shop'
          note over a: x          | 5 | does not understand
          a->>b: x; y             | 5 | has a sign that Mermaid does not show
          participant a           | 5 | 'a' is declared twice
          actor loop              | 5 | 'loop' is a word of Mermaid's
          activate a              | 5 | does not understand
          loop daily⏎a->>b: x⏎end | 5 | does not understand
          %% a comment            | 5 | does not understand
          alt                     | 5 | a branch without a condition
          alt x⏎a->>b: x          | 5 | the 'alt' does not end
          alt x⏎alt y⏎end⏎end     | 6 | an 'alt' in an 'alt'
          else x                  | 5 | 'else' belongs to nothing here
          box                     | 5 | does not understand
          box x⏎participant c     | 5 | the box does not end
          box x⏎end               | 5 | the box holds nothing. Put participants
          box a⏎participant c⏎end | 5 | the box has the id of a participant: 'a'
          box x⏎a->>b: x⏎end      | 6 | a box holds only participants
          box x⏎box y⏎end         | 6 | a box in a box
          end                     | 5 | 'end' ends nothing here
          """)
  void whatASequenceDoesNotKnowIsNamed(String line, int number, String problem) throws IOException {
    var text = line.replace('⏎', '\n');
    defectIs(
        "sequenceDiagram\nparticipant a\nparticipant b\na->>b: 1\n" + text + "\n", number, problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          graph LR⏎a -->¦1¦ b     | 1 | a picture can't begin with 'graph LR'. Begin with flowchart LR
          flowchart LR⏎a⏎b        | 0 | the picture has no arrow
          """)
  void whatIsNoPictureIsNamed(String text, int number, String problem) throws IOException {
    defectIs(text.replace('¦', '|').replace('⏎', '\n') + "\n", number, problem);
  }

  @Test
  void nothingStandsBesideTheBlock() throws IOException {
    var good = ReadmeFixture.GOOD;
    assertThat(defectsOf(good.replace("```mermaid", "A picture:\n\n```mermaid")))
        .anyMatch(defect -> defect.line() == FENCE && defect.problem().equals("this is no picture"))
        .anyMatch(defect -> defect.line() == FENCE + 2);
    assertThat(defectsOf(good.replace("```mermaid", "```text")))
        .anyMatch(defect -> defect.line() == FENCE);
  }

  private void defectIs(String picture, int number, String problem) throws IOException {
    assertThat(defectsOf(with(picture)))
        .extracting(Defect::toString)
        .anySatisfy(defect ->
            assertThat(defect).contains("README.md:%d: ".formatted(FENCE + number), problem));
  }

  private Picture picture(String text) throws IOException {
    write(with(text));
    return Question.in(module).picture();
  }

  private static String with(String picture) {
    return ReadmeFixture.GOOD.replaceAll(
        "(?s)```mermaid\n.*?```", "```mermaid\n" + picture + "```");
  }

  private static List<String> told(Picture picture) {
    return picture.lines().stream().map(line -> "  ".repeat(line.depth()) + line.text()).toList();
  }

  private List<Defect> defectsOf(String readme) throws IOException {
    write(readme);
    var broken = catchThrowableOfType(BrokenQuestion.class, () -> Question.in(module));
    return broken == null ? List.of() : broken.defects();
  }

  private void write(String readme) throws IOException {
    Files.writeString(module.resolve("README.md"), readme);
  }
}
