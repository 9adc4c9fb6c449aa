package dev.backendlab.cli.interview;

import dev.backendlab.cli.session.Session;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.interview.Diary;
import dev.backendlab.kit.interview.Interview;
import dev.backendlab.kit.interview.Step;
import dev.backendlab.kit.interview.Tick;
import dev.backendlab.kit.predict.Prediction;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.run.Preparations;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Leads through the steps of an interview. */
final class Conversation {

  private final Session session;
  private final Interview interview;
  private final Diary diary;
  private final Preparations preparations;
  private final Departure departure;
  private final Screen screen;

  Conversation(
      Session session,
      Interview interview,
      Diary diary,
      Preparations preparations,
      Departure departure) {
    this.session = session;
    this.interview = interview;
    this.diary = diary;
    this.preparations = preparations;
    this.departure = departure;
    this.screen = new Screen(session);
  }

  /** Returns when it is over, or was left. */
  void hold() throws InterruptedException {
    try {
      open();
      while (interview.step() != Step.OVER && !departure.begun()) {
        take(interview.step());
      }
    } catch (Screen.Left | IOException left) {
      screen.blank();
    }
  }

  private void open() throws IOException {
    var setup = interview.setup();
    screen.show(
        Text.of("Mock interview", Style.STRONG)
            .and(
                ": %s, %s, %d minutes."
                    .formatted(
                        setup.topic(),
                        setup.level().word().toLowerCase(java.util.Locale.ROOT),
                        setup.minutes())));
    screen.faint(
        "You get a question alone. Answer aloud, or type: what you type is kept. Enter ends an answer."
            + " Ctrl-C ends the interview, with its sheet.");
    if (setup.peer()) {
      screen.faint("One of you is the candidate. The other asks, listens and ticks.");
    }
    screen.faint("Enter begins, and so does the clock.");
    screen.line();
    interview.begin();
  }

  private void take(Step step) throws IOException, InterruptedException {
    var question = interview.round().subject().question();
    if (!session.build().isStale(question)) {
      preparations.prepare(question); // while the candidate thinks
    }
    switch (step) {
      case ANSWER -> answer(question);
      case JUDGE -> judge();
      case FOLLOW_UP -> followUp();
      case COMPARE -> compare();
      case SETTLE -> settle();
      case RUN -> run();
      case CASE -> decide();
      case WEIGH -> weigh(question);
      case OVER -> {}
    }
  }

  private void answer(Question question) throws IOException {
    if (interview.isSwap()) {
      screen.heading("Half of the time is over: swap");
      screen.show(Text.of("The interviewer is the candidate now. Enter goes on."));
      screen.line();
    }
    String text;
    try (var clock = Clock.begin(session, interview)) {
      screen.blank();
      screen.show(Text.of(question.question(), Style.STRONG));
      screen.blank();
      text = screen.line();
    }
    interview.answer(text);
    screen.faint("%s used.".formatted(Clock.minutes(interview.round().used())));
  }

  private void judge() throws IOException {
    handOver("Hand over: what follows is for the interviewer.");
    var subject = interview.round().subject();
    screen.heading(who("Did you say it?", "Was it said?"));
    var ticks = new ArrayList<Tick>();
    for (var expected : subject.expected()) {
      screen.blank();
      screen.item(
          Text.of("%-8s".formatted(expected.level().word()), Style.FAINT), expected.point().text());
      ticks.add(screen.tick("said?"));
    }
    interview.judge(ticks, flags(subject.question()));
  }

  private List<Integer> flags(Question question) throws IOException {
    var flags = question.rubric().redFlags();
    if (flags.isEmpty()) {
      return List.of();
    }
    screen.blank();
    screen.show(Text.of(who("Red flags: did you say one?", "Red flags: was one said?"), Style.BAD));
    for (int i = 0; i < flags.size(); i++) {
      screen.item(Text.of((char) ('a' + i) + "  ", Style.BAD), flags.get(i).text());
    }
    screen.faint("Letters of those; Enter for none.");
    return screen.letters(flags.size());
  }

  private void followUp() throws IOException {
    var round = interview.round();
    screen.heading(
        "Follow-up %d of %d".formatted(round.knew().size() + 1, round.followUps().size()));
    screen.show(Text.of(round.followUp().question(), Style.STRONG));
    if (!interview.setup().peer()) {
      screen.faint("Say it, then Enter shows the model answer.");
      screen.line();
    }
    interview.compare();
  }

  private void compare() throws IOException {
    if (interview.setup().peer()) {
      screen.faint("Ask it; this is the model answer:");
    }
    screen.prose(interview.round().followUp().answer());
    interview.knew(screen.tick(who("Knew it?", "Known?")));
  }

  /** What the interviewer wants on the sheet. */
  private void note() throws IOException {
    if (interview.setup().peer()) {
      screen.blank();
      screen.faint("A note for the sheet; Enter for none.");
      var text = screen.line();
      if (!text.isEmpty()) {
        var id = interview.round().subject().question().id();
        interview.note("%s\n%s: %s".formatted(interview.notes(), id, text));
      }
    }
  }

  private void settle() throws IOException {
    note();
    handOver("Hand back: the candidate settles it.");
    screen.heading("Settle it");
    var prediction = interview.round().subject().wager().prediction();
    interview.round().subject().wager().before().forEach(screen::faint);
    screen.show(Text.of(prediction.ask(), Style.STRONG));
    if (prediction instanceof Prediction.WhichOne which) {
      for (int i = 0; i < which.options().size(); i++) {
        screen.item(
            Text.of(Prediction.WhichOne.letter(i) + "  ", Style.FIRST),
            which.options().get(i).words());
      }
    } else {
      screen.faint(prediction.hint() + "; within a quarter is right");
    }
    var guess = guess(prediction);
    interview.settle(guess, guess.isEmpty() ? 0 : percent());
  }

  private String guess(Prediction prediction) throws IOException {
    while (true) {
      var guess = screen.line();
      if (guess.isEmpty() || prediction.understands(guess)) {
        return guess;
      }
      screen.faint("Answer with %s. Enter alone leaves it open.".formatted(prediction.hint()));
    }
  }

  private int percent() throws IOException {
    screen.show(Text.of("How sure are you, 50 to 100%?"));
    while (true) {
      var percent = screen.line().replaceFirst("\\s*%$", "");
      if (percent.matches("\\d{2,3}")
          && Integer.parseInt(percent) >= Interview.LEAST_PERCENT
          && Integer.parseInt(percent) <= Interview.MOST_PERCENT) {
        return Integer.parseInt(percent);
      }
      screen.faint("Answer with a number from 50, a coin's toss, to 100, certain.");
    }
  }

  private void run() throws InterruptedException {
    screen.blank();
    var settlement = new Settling(session, preparations, departure).settle(interview.round());
    if (departure.begun()) {
      return;
    }
    interview.settled(settlement);
    screen.blank();
    settlement
        .reckoning()
        .ifPresentOrElse(
            reckoning -> {
              screen.show(Text.of(reckoning.ask(), Style.FAINT));
              screen.show(
                  Text.of(
                          "You said %s, %d%% sure; it was "
                              .formatted(reckoning.said(), interview.round().percent()))
                      .and(reckoning.measured(), Style.STRONG)
                      .and(": ")
                      .and(reckoning.closeness().word(), style(reckoning.closeness())));
              screen.faint(diary.calibration().words());
            },
            () ->
                screen.show(Text.of(settlement.trouble() + " It does not count.", Style.WARNING)));
    interview.goOn();
  }

  private static Style style(dev.backendlab.kit.predict.Reckoning.Closeness closeness) {
    return switch (closeness) {
      case RIGHT -> Style.GOOD_STRONG;
      case CLOSE -> Style.WARNING_STRONG;
      case WRONG -> Style.BAD_STRONG;
    };
  }

  private void decide() throws IOException {
    screen.heading("A case");
    screen.prose(interview.round().subject().caseToDiscuss().orElseThrow().text());
    screen.faint("Choose, and say why: aloud, or typed.");
    interview.choose(screen.line());
  }

  private void weigh(Question question) throws IOException {
    handOver("Hand over: what follows is for the interviewer.");
    screen.heading("Compare");
    if (!interview.round().choice().isEmpty()) {
      screen.item(Text.of(who("You said  ", "Said  "), Style.FAINT), interview.round().choice());
      screen.blank();
    }
    screen.faint("A strong choice rests on points like these:");
    interview.round().strong().forEach(each -> screen.item(Text.of("• "), each.point().text()));
    screen.blank();
    screen.prose(question.text(Question.TO_SAY));
    interview.weigh(screen.tick(who("Does yours hold?", "Does it hold?")));
  }

  private String who(String alone, String withPeer) {
    return interview.setup().peer() ? withPeer : alone;
  }

  private void handOver(String sentence) throws IOException {
    if (interview.setup().peer()) {
      screen.blank();
      screen.show(Text.of(sentence + " Enter goes on.", Style.WARNING));
      screen.line();
    }
  }
}
