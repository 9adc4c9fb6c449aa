package dev.backendlab.web.run;

import dev.backendlab.kit.predict.Guesses;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.run.Runs;
import dev.backendlab.kit.run.Story;
import dev.backendlab.web.story.Scribes;
import dev.backendlab.web.story.StoryPage;

/** A run of earlier, with everything it told. */
record KeptRun(Question question, Runs.Past past, Story story) {

  static KeptRun of(Question question, Runs.Past past) {
    return new KeptRun(question, past, Runs.story(past.folder()));
  }

  String id() {
    return past.folder().getFileName().toString();
  }

  StoryPage page(Scribes scribes) {
    var guesses = Guesses.in(past.folder());
    var scribe = scribes.ofKept(question, past.started().claims(), guesses);
    story.lines().forEach(scribe::write);
    return scribe.page();
  }
}
