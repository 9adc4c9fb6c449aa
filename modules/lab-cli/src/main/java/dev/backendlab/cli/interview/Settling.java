package dev.backendlab.cli.interview;

import dev.backendlab.cli.session.Session;
import dev.backendlab.cli.story.StoryTeller;
import dev.backendlab.kit.event.EventLine;
import dev.backendlab.kit.interview.Round;
import dev.backendlab.kit.interview.Settlement;
import dev.backendlab.kit.practice.GuessedRun;
import dev.backendlab.kit.predict.Guesses;
import dev.backendlab.kit.run.Build;
import dev.backendlab.kit.run.Preparations;
import dev.backendlab.kit.run.Runner;
import dev.backendlab.kit.run.Runs;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Runs the claim that answers a prediction, and tells it as a run is told. */
record Settling(Session session, Preparations preparations, Departure departure) {

  Settlement settle(Round round) throws InterruptedException {
    var subject = round.subject();
    var question = subject.question();
    var wager = subject.wager();
    var id = Runs.newId(question.id());
    var guesses = new Guesses(Map.of(wager.key(), round.guess()));
    try {
      if (session.build().isStale(question)) {
        session.aside("building %s first".formatted(question.module()));
        session.build().build(List.of(question));
      }
      var told = new CopyOnWriteArrayList<EventLine>();
      var teller = new StoryTeller(session.terminal());
      teller.follow(question.picture());
      var guessed =
          GuessedRun.begun(
              question, subject.predictions(), guesses, session.practice(), "terminal");
      session.tell(teller.opening(question.id(), question.question()));
      var order = Runner.Order.claims(question, List.of(wager.prediction().claim()));
      var run =
          preparations.start(
              order,
              id,
              line -> {
                told.add(line);
                session.tell(teller.tell(line));
                guessed.hear(line.event());
              });
      departure.stops(run);
      var result = run.await();
      departure.stops(null);
      result.folder().ifPresent(guesses::keepIn);
      return Settlement.of(subject, round.guess(), id, told);
    } catch (IOException | Build.Failed | Runs.NotWritable failed) {
      return Settlement.none(String.valueOf(failed.getMessage()), id);
    }
  }
}
