package dev.backendlab.web.run;

import dev.backendlab.kit.face.Places;
import dev.backendlab.kit.run.Build;
import dev.backendlab.kit.run.Preparations;
import dev.backendlab.kit.run.Runner;
import dev.backendlab.kit.run.Runs;
import dev.backendlab.web.run.LiveRun.Stage;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;

/** Performs one run from its build to its end, as the command line does. */
@Component
class Performer {

  private final Runner runner;
  private final Preparations preparations;
  private final Places places;

  Performer(Runner runner, Preparations preparations, Places places) {
    this.runner = runner;
    this.preparations = preparations;
    this.places = places;
  }

  /** Returns when it has ended, however. */
  void perform(LiveRun live) {
    try {
      build(live);
      if (live.isStopped()) {
        live.is(Stage.ENDED, 0, "It was stopped before it began.");
        return;
      }
      var run = preparations.start(live.order(), live.id(), live::hear);
      live.is(Stage.RUNNING, 0, "");
      live.runs(run);
      var result = run.await();
      result.folder().ifPresent(live.guesses()::keepIn);
      if (!result.interrupted()) {
        live.isTold();
      }
      live.is(Stage.ENDED, 0, result.folder().isPresent() ? "" : places.withoutEvidence());
      runner.trainAfter(live.order(), result);
    } catch (Build.Failed | Runs.NotWritable | IOException failure) {
      live.is(Stage.ENDED, 0, String.valueOf(failure.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void build(LiveRun live) throws InterruptedException {
    var question = live.order().question();
    if (runner.build().isStale(question)) {
      live.is(Stage.BUILDING, 0, "");
      runner.build().build(List.of(question));
    }
  }
}
