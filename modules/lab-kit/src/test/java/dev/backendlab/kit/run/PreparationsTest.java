package dev.backendlab.kit.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.EventLine;
import dev.backendlab.kit.event.Outcome;
import dev.backendlab.kit.question.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationsTest {

  private static final String DEMO =
      """
      package dev.backendlab.fixture;

      import dev.backendlab.kit.*;

      @Demo("q99")
      class FixtureDemo {

        private static int times;

        @Claim("first")
        void itCounts(Stage stage) throws Exception {
          System.out.println("a word");
          stage.say("time " + ++times);
          stage.check("one", 1).is(1);
          stage.control("two", 2).isNot(1);
          java.nio.file.Files.createFile(java.nio.file.Path.of("tried-" + times));
        }

        @Claim("second")
        void itHolds(Stage stage) {
          stage.say(System.getProperty("lab.broken", "as it is"));
          stage.check("one", 1).is(System.getProperty("lab.broken") == null ? 1 : 2);
          stage.control("two", 2).isNot(1);
        }
      }
      """;

  private final List<EventLine> heard = Collections.synchronizedList(new ArrayList<>());
  private Question question;
  private Runner runner;
  private Preparations preparations;

  @BeforeEach
  void aModule(@TempDir Path folder) throws IOException {
    var root = folder.resolve("project");
    question = FixtureModule.in(root, List.of("first", "second"), DEMO);
    Files.createFile(question.folder().resolve("target/lab-built"));
    runner = new Runner(new Build(root), new Runs(folder.resolve("state").resolve("runs")));
    preparations = new Preparations(runner);
  }

  @AfterEach
  void nothingIsHeldAnyMore() {
    preparations.close();
    assertThat(held()).isEmpty();
  }

  @Test
  void aRunFindsTheProcessThatRehearsedItsFirstClaim() throws Exception {
    prepared();

    var result = run(Runner.Order.all(question));

    assertThat(result.exitStatus()).isEqualTo(RunResult.PROVEN);
    assertThat(said()).containsExactly("time 2", "as it is");
    assertThat(heard.getFirst().event()).isInstanceOf(Event.RunStarted.class);
    assertThat(heard.getFirst().seq()).isZero();
    assertThat(result.folder().orElseThrow().resolve("log.txt"))
        .content()
        .containsSubsequence("a word\n", "a word\n");
  }

  @Test
  void whatIsRunNextBeginsAnew() throws Exception {
    prepared();
    run(Runner.Order.all(question));
    Files.delete(question.folder().resolve("tried-1"));

    run(Runner.Order.claims(question, List.of("first")));

    assertThat(said()).containsExactly("time 1");
  }

  @Test
  void aBrokenTwinRunsInThePreparedProcess() throws Exception {
    prepared();

    var result =
        run(
            new Runner.Order(
                question,
                List.of("second"),
                Optional.of("second"),
                Optional.empty(),
                Runner.USUAL_LIMIT));

    assertThat(said()).containsExactly("second");
    assertThat(result.ended().outcome()).isEqualTo(Outcome.REFUTED);
    assertThat(held()).isEmpty();
  }

  @Test
  void aRunThatComesBeforeTheRehearsalDoesNotWaitForIt() throws Exception {
    preparations.prepare(question);
    await().until(() -> held().findAny().isPresent());

    run(Runner.Order.all(question));

    assertThat(said().getFirst()).isIn("time 1", "time 2");
    assertThat(held()).isEmpty();
  }

  @Test
  void aJarThatWasBuiltSinceIsRunAnew() throws Exception {
    prepared();
    Files.delete(question.folder().resolve("tried-1"));
    var later = FileTime.from(Clock.systemUTC().instant().plusSeconds(5));
    Files.setLastModifiedTime(runner.build().demoJar(question), later);

    run(Runner.Order.claims(question, List.of("first")));

    assertThat(said()).containsExactly("time 1");
  }

  @Test
  void servicesFromElsewhereAreNotThoseThatAreHeld() throws Exception {
    prepared();
    Files.delete(question.folder().resolve("tried-1"));

    run(Runner.Order.claims(question, List.of("first")).withServices("embedded"));

    assertThat(said()).containsExactly("time 1");
  }

  @Test
  void anyOtherRunEndsWhatIsHeld() throws Exception {
    prepared();
    Files.delete(question.folder().resolve("tried-1"));

    runner.start(Runner.Order.claims(question, List.of("first")), heard::add).await();

    await().atMost(Duration.ofSeconds(20)).until(() -> held().findAny().isEmpty());
  }

  private void prepared() {
    preparations.prepare(question);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Files.exists(question.folder().resolve("tried-1")));
  }

  private RunResult run(Runner.Order order) throws Exception {
    heard.clear();
    return preparations.start(order, Runs.newId("q99"), heard::add).await();
  }

  private List<String> said() {
    return heard.stream()
        .map(EventLine::event)
        .filter(Event.Said.class::isInstance)
        .map(event -> ((Event.Said) event).text())
        .toList();
  }

  /** JVMs that are children of ours; a command line as long as theirs can't be asked for. */
  private static Stream<ProcessHandle> held() {
    return ProcessHandle.current()
        .children()
        .filter(ProcessHandle::isAlive)
        .filter(child -> child.info().command().orElse("").endsWith("java"));
  }
}
