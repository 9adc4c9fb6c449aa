package dev.backendlab.cli.run;

import dev.backendlab.cli.session.Session;
import dev.backendlab.cli.story.StoryTeller;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.run.Runs;
import java.util.Optional;

/** A run that was kept, told again. */
record Retelling(Session session, Question question, boolean full) {

  void tell(Runs.Past run) {
    var teller = full ? StoryTeller.ofAll(session.terminal()) : new StoryTeller(session.terminal());
    var story = Runs.story(run.folder());
    teller.follow(question.picture());
    session.tell(teller.opening(question.id(), question.question()));
    story.lines().forEach(line -> session.tell(teller.tell(line)));
    var whereabouts = new Whereabouts(session, question, teller.ledger());
    session.tell(teller.farewell(whereabouts.of(Optional.of(run.folder()))));
    if (!story.damage().isEmpty()) {
      session.aside(story.damage());
    }
  }
}
