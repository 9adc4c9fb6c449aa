package dev.backendlab.kit.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.EventLine;
import dev.backendlab.kit.event.Outcome;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.service.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunnerTest {

  private Question question;
  private Runner runner;
  private final List<EventLine> heard = Collections.synchronizedList(new ArrayList<>());

  @BeforeAll
  void aModuleBelowAFolderWithASpace(@TempDir Path folder) {
    var root = folder.resolve("a project");
    question = FixtureModule.in(root);
    runner = new Runner(new Build(root), new Runs(folder.resolve("state").resolve("runs")));
  }

  @Test
  void everyKindOfEndIsToldAndTheWorstIsTheRuns() throws Exception {
    var result = run(claims("holds", "fails", "nothing", "skips", "throws"));

    assertThat(ends())
        .extracting(Event.ClaimEnded::outcome)
        .containsExactly(
            Outcome.PROVEN, Outcome.REFUTED, Outcome.REFUTED, Outcome.SKIPPED, Outcome.BROKEN);
    assertThat(ends())
        .extracting(Event.ClaimEnded::reason)
        .containsExactly(
            "",
            "one: expected 2, got 1",
            "proved nothing: no check, no control",
            "needs a moon: wait for the night",
            "IllegalArgumentException: no such thing");
    assertThat(result.exitStatus()).isEqualTo(RunResult.BROKEN);
    assertThat(result.ended())
        .extracting(Event.RunEnded::proven, Event.RunEnded::refuted, Event.RunEnded::skipped)
        .containsExactly(1, 2, 1);
  }

  @Test
  void theLinesAreNumberedWithoutGapsAndKept() throws Exception {
    var result = run(claims("holds"));

    assertThat(result.exitStatus()).isEqualTo(RunResult.PROVEN);
    assertThat(heard)
        .extracting(EventLine::seq)
        .containsExactlyElementsOf(IntStream.range(0, heard.size()).boxed().toList());
    assertThat(heard.getFirst().event()).isInstanceOf(Event.RunStarted.class);
    assertThat(heard).extracting(EventLine::event).contains(new Event.Said("Ünïcode"));
    var kept = result.folder().orElseThrow();
    assertThat(Files.readAllLines(kept.resolve("events.jsonl")))
        .containsExactlyElementsOf(heard.stream().map(EventLine::toJson).toList());
    assertThat(kept.resolve("log.txt")).content().contains("noise on standard output");
  }

  @Test
  void onlySkippedIsFineAndARefutationIsNot() throws Exception {
    assertThat(run(claims("skips")).exitStatus()).isEqualTo(RunResult.PROVEN);
    assertThat(run(claims("fails")).exitStatus()).isEqualTo(RunResult.REFUTED);
  }

  @Test
  void aBrokenTwinMustBeRefuted() throws Exception {
    assertThat(run(Runner.Order.broken(question, "fails")).exitStatusOfTwin()).isZero();
    assertThat(run(Runner.Order.broken(question, "holds")).exitStatusOfTwin())
        .isEqualTo(RunResult.REFUTED);
    assertThat(run(Runner.Order.broken(question, "throws")).exitStatusOfTwin())
        .isEqualTo(RunResult.BROKEN);
  }

  @Test
  void aDemoThatDiesIsBrokenAndSaysSo() throws Exception {
    var result = run(claims("holds", "dies"));

    assertThat(ends())
        .extracting(Event.ClaimEnded::outcome)
        .containsExactly(Outcome.PROVEN, Outcome.BROKEN);
    assertThat(result.ended().reason()).contains("ended with status 7");
    assertThat(result.ended().broken()).isEqualTo(1);
    assertThat(result.exitStatus()).isEqualTo(RunResult.BROKEN);
    assertThat(Folders.run()).as("its temporary files").isDirectoryNotContaining("glob:**/demo-*");
  }

  @Test
  void aDemoThatHangsIsStoppedWhenItsTimeIsUp() throws Exception {
    var result = run(claims("hangs").within(Duration.ofSeconds(3)));

    assertThat(result.ended().reason()).isEqualTo("it took longer than 3 s and was stopped");
    assertThat(result.exitStatus()).isEqualTo(RunResult.BROKEN);
  }

  @Test
  void aRunThatIsStoppedEndsItsProcess() throws Exception {
    heard.clear();
    assertThat(Folders.run()).exists(); // with its watchdog, a child of ours
    var others = ProcessHandle.current().children().toList(); // watchdogs of other tests
    var waiting = new CountDownLatch(1);
    var run =
        runner.start(
            claims("hangs"),
            line -> {
              heard.add(line);
              if (line.event().equals(new Event.Said("waiting"))) {
                waiting.countDown();
              }
            });
    assertThat(waiting.await(60, TimeUnit.SECONDS)).isTrue();

    run.stop();

    assertThat(run.await().exitStatus()).isEqualTo(RunResult.INTERRUPTED);
    assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
        .isSubsetOf(others);
    assertThat(ends()).extracting(Event.ClaimEnded::reason).containsExactly("stopped by you");
  }

  @Test
  void anAudienceThatFailsEndsTheRun() throws Exception {
    var run =
        runner.start(
            claims("hangs"),
            line -> {
              throw new IllegalStateException("a defect of the face");
            });

    var result = run.await();

    assertThat(result.exitStatus()).isEqualTo(RunResult.BROKEN);
    assertThat(result.ended().reason())
        .isEqualTo(
            "its story could not be told on:"
                + " java.lang.IllegalStateException: a defect of the face");
  }

  private Runner.Order claims(String... claims) {
    return Runner.Order.claims(question, List.of(claims));
  }

  private RunResult run(Runner.Order order) throws Exception {
    heard.clear();
    return runner.start(order, heard::add).await();
  }

  private List<Event.ClaimEnded> ends() {
    return heard.stream()
        .map(EventLine::event)
        .filter(Event.ClaimEnded.class::isInstance)
        .map(Event.ClaimEnded.class::cast)
        .toList();
  }
}
