package dev.backendlab.cli.walk;

import dev.backendlab.cli.interview.InterviewCommand;
import dev.backendlab.cli.run.DemoRuns;
import dev.backendlab.cli.session.Mistake;
import dev.backendlab.cli.session.Session;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.question.Level;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.run.RunResult;
import dev.backendlab.kit.run.Runner;
import dev.backendlab.kit.walk.Step;
import java.io.IOException;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** What happens at each step of a walk. */
final class Stops {

  private static final String ALOUD = "Say it aloud in thirty seconds; Enter shows ours";

  private final Session session;
  private final DemoRuns demos;
  private final Keys keys;
  private final Reading reading;
  private final Level level;

  Stops(Session session, DemoRuns demos, Level level) {
    this.session = session;
    this.demos = demos;
    this.keys = new Keys(session);
    this.reading = new Reading(session);
    this.level = level;
  }

  /** Takes this step; the demo of {@code next} gets ready when this one has run. */
  Ended at(Step step, @Nullable Step next) throws IOException, InterruptedException {
    return switch (step) {
      case Step.OfQuestion question when question.claims().isEmpty() -> read(question);
      case Step.OfQuestion question -> run(question, next);
      case Step.OfSection section -> section(section);
      case Step.OfTwin twin -> broken(twin, next);
      case Step.Interview interview -> interview(interview);
      case Step.Recall recall -> recall();
    };
  }

  private Ended interview(Step.Interview step) throws IOException, InterruptedException {
    var key = keys.ask("Enter goes to a mock interview of %d minutes".formatted(step.minutes()));
    if (key != Key.ON) {
      return Ended.early(key);
    }
    session.tell("\n");
    var held = new InterviewCommand(session, level, step.minutes()).hold();
    return held.status() == RunResult.INTERRUPTED
        ? Ended.stopped()
        : Ended.held(keys.after("Enter goes on"), held);
  }

  private Ended recall() throws IOException {
    session.print(new Missed(session).lines());
    var key = keys.ask("Enter ends");
    return key == Key.ON ? Ended.read(key) : Ended.early(key);
  }

  private Ended read(Step.OfQuestion step) throws IOException {
    var question = session.text(session.entry(step.question()));
    reading.ask(question);
    reading.say(
        question.runs()
            ? Text.of("This step is read; nothing runs.")
            : Text.of("It has no demo yet, so this step is read; nothing runs."));
    var key = keys.ask(ALOUD);
    if (key != Key.ON) {
      return Ended.early(key);
    }
    reading.part(question, Question.IN_30_SECONDS);
    reading.part(question, Question.TO_SAY);
    reading.say(
        Text.of("./lab show %s --all".formatted(question.id()), Style.CODE).and(" has the rest."));
    return Ended.read(keys.after("Enter goes on"));
  }

  private Ended run(Step.OfQuestion step, @Nullable Step next)
      throws IOException, InterruptedException {
    var question = session.question(session.entry(step.question()));
    demos.prepare(question);
    reading.ask(question);
    var key = keys.ask(ALOUD);
    if (key == Key.ON) {
      reading.part(question, Question.IN_30_SECONDS);
      key = keys.ask("Enter asks what will happen, and runs " + count(step.claims().size()));
    }
    if (key != Key.ON) {
      return Ended.early(key);
    }
    session.tell("\n");
    var result = demos.predicted(Runner.Order.claims(question, step.claims()));
    return result.isEmpty() ? Ended.early(Key.LEAVE) : after(result.get(), next);
  }

  private static String count(int claims) {
    return claims == 1 ? "a claim" : claims + " claims";
  }

  private Ended broken(Step.OfTwin step, @Nullable Step next)
      throws IOException, InterruptedException {
    var question = session.question(session.entry(step.question()));
    demos.prepare(question);
    reading.ask(question);
    question
        .claim(session.claim(question, step.claim()))
        .ifPresent(claim -> reading.say(Text.of(claim.sentence())));
    var key = keys.ask("Say what a careless engineer forgot; Enter runs it so");
    if (key != Key.ON) {
      return Ended.early(key);
    }
    session.tell("\n");
    return after(demos.broken(twin(question, step.claim())), next);
  }

  private static Runner.Order twin(Question question, String claim) {
    try {
      return Runner.Order.broken(question, claim);
    } catch (NoSuchElementException noTwin) {
      throw new Mistake(String.valueOf(noTwin.getMessage()));
    }
  }

  private Ended after(RunResult result, @Nullable Step next) throws IOException {
    if (result.interrupted()) {
      return Ended.stopped();
    }
    prepare(next);
    var run = result.folder().map(folder -> folder.getFileName().toString()).orElse("");
    return Ended.run(keys.after("Enter goes on"), run);
  }

  private void prepare(@Nullable Step next) {
    var id =
        switch (next) {
          case Step.OfQuestion question when !question.claims().isEmpty() -> question.question();
          case Step.OfTwin twin -> twin.question();
          case null, default -> "";
        };
    if (!id.isEmpty()) {
      demos.prepare(session.question(session.entry(id)));
    }
  }

  private Ended section(Step.OfSection step) throws IOException {
    var entries =
        session.shelf().entries().stream()
            .filter(entry -> entry.section().equals(step.section()) && entry.isWritten())
            .toList();
    for (int i = 0; i < entries.size(); i++) {
      var question = session.text(entries.get(i));
      reading.ask(question);
      var key = keys.ask(ALOUD);
      if (key != Key.ON) {
        return Ended.early(key);
      }
      reading.part(question, Question.IN_30_SECONDS);
    }
    return Ended.read(keys.after("Enter goes on"));
  }
}
