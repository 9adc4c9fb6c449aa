package dev.backendlab.web.interview;

import dev.backendlab.kit.interview.BadSetup;
import dev.backendlab.kit.interview.Interview;
import dev.backendlab.kit.interview.Round;
import dev.backendlab.kit.interview.Settlement;
import dev.backendlab.kit.interview.Step;
import dev.backendlab.kit.interview.Tick;
import dev.backendlab.kit.predict.Guesses;
import dev.backendlab.web.question.Answer;
import dev.backendlab.web.question.Answers;
import dev.backendlab.web.question.Prose;
import dev.backendlab.web.run.Proofs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The steps of an interview, each a page with one form; the desk shows the interviewer more. */
@Controller
class InterviewController {

  private final Interviews interviews;
  private final Answers answers;
  private final Proofs proofs;

  /** The run of each interview's present question. */
  private final Map<String, String> runs = new ConcurrentHashMap<>();

  InterviewController(Interviews interviews, Answers answers, Proofs proofs) {
    this.interviews = interviews;
    this.answers = answers;
    this.proofs = proofs;
  }

  @GetMapping("/interview/{id}")
  String step(@PathVariable String id, Model model) {
    var interview = interviews.get(id);
    lookForAnswer(interview);
    if (interview.step() == Step.OVER) {
      return "redirect:/interview/" + id + "/sheet";
    }
    show(interview, model);
    return "interview-step";
  }

  /** What the interviewer sees: rubric, hints, notes. */
  @GetMapping("/interview/{id}/desk")
  String desk(@PathVariable String id, Model model) {
    var interview = interviews.get(id);
    lookForAnswer(interview);
    show(interview, model);
    return "interview-desk";
  }

  /** Asked by a page that waits for the other: it is loaded anew when something has happened. */
  @GetMapping("/interview/{id}/wait")
  ResponseEntity<Void> waiting(@PathVariable String id, @RequestParam String seen) {
    var interview = interviews.get(id);
    lookForAnswer(interview);
    var answer = ResponseEntity.noContent();
    return state(interview).equals(seen)
        ? answer.build()
        : answer.header("HX-Refresh", "true").build();
  }

  private static String state(Interview interview) {
    var round = interview.round();
    return "%d-%s-%d-%s"
        .formatted(
            interview.place(),
            interview.step().name().toLowerCase(java.util.Locale.ROOT),
            round.knew().size(),
            round.settlement() == null ? "open" : "settled");
  }

  private void show(Interview interview, Model model) {
    var round = interview.round();
    var question = round.subject().question();
    if (interview.step() != Step.OVER) {
      proofs.prepare(question); // while the candidate thinks
    }
    var answer = answers.of(question.id());
    model.addAttribute("interview", interview);
    model.addAttribute("round", round);
    model.addAttribute("question", question);
    model.addAttribute("step", interview.step().name());
    model.addAttribute("seen", state(interview));
    model.addAttribute("answer", answer);
    model.addAttribute("answers", followUps(answer, round));
    model.addAttribute("prose", Prose.ALL);
    model.addAttribute("diary", interviews.diary());
    model.addAttribute("ticks", Tick.values());
    var run = runs.get(interview.id());
    if (interview.step() == Step.RUN && run != null) {
      proofs.show(question, run, model);
    }
  }

  /** The follow-ups of this round, or all of them before they are drawn. */
  private static List<Answer.Asked> followUps(Answer answer, Round round) {
    return round.followUps().isEmpty()
        ? answer.followUps().stream()
            .filter(each -> each.followUp().level().compareTo(round.subject().level()) <= 0)
            .toList()
        : round.followUps().stream()
            .flatMap(
                asked -> answer.followUps().stream().filter(each -> each.followUp().equals(asked)))
            .toList();
  }

  private void lookForAnswer(Interview interview) {
    var run = runs.get(interview.id());
    var round = interview.round();
    if (interview.step() != Step.RUN || run == null || round.settlement() != null) {
      return;
    }
    proofs
        .ending(round.subject().question(), run)
        .map(ending ->
            ending.told().isEmpty() && !ending.trouble().isEmpty()
                ? Settlement.none(ending.trouble(), run)
                : Settlement.of(round.subject(), round.guess(), run, ending.told()))
        .ifPresent(interview::settled);
  }

  @PostMapping(
      "/interview/{id}/{action:answer|judge|compare|knew|settle|go|choose|weigh|leave|note}")
  String act(
      @PathVariable String id,
      @PathVariable String action,
      @RequestParam Map<String, String> form) {
    var interview = interviews.get(id);
    if (interview.step() == Step.OVER) {
      return "redirect:/interview/" + id + "/sheet";
    }
    switch (action) {
      case "answer" -> interview.answer(form.getOrDefault("text", ""));
      case "judge" -> judge(interview, form);
      case "compare" -> interview.compare();
      case "knew" -> interview.knew(tick(form.getOrDefault("tick", "")));
      case "settle" -> settle(interview, form);
      case "go" -> interview.goOn();
      case "choose" -> interview.choose(form.getOrDefault("text", ""));
      case "weigh" -> interview.weigh(tick(form.getOrDefault("tick", "")));
      case "note" -> interview.note(form.getOrDefault("text", ""));
      default -> interview.leave();
    }
    if (interview.step() == Step.OVER) {
      interviews.keepSheet(interview);
      return "redirect:/interview/" + id + "/sheet";
    }
    return "redirect:/interview/" + id + (form.containsKey("desk") ? "/desk" : "");
  }

  private static void judge(Interview interview, Map<String, String> form) {
    var ticks = new ArrayList<Tick>();
    for (int i = 0; i < interview.round().subject().expected().size(); i++) {
      ticks.add(tick(form.getOrDefault("tick." + i, "")));
    }
    var flags = new ArrayList<Integer>();
    for (int i = 0; i < interview.round().subject().question().rubric().redFlags().size(); i++) {
      if (form.containsKey("flag." + i)) {
        flags.add(i);
      }
    }
    interview.judge(ticks, flags);
  }

  private void settle(Interview interview, Map<String, String> form) {
    var guess = form.getOrDefault("guess", "").strip();
    var percent = form.getOrDefault("percent", "").strip();
    boolean was = interview.step() == Step.SETTLE;
    int sure = percent.matches("\\d{1,3}") ? Integer.parseInt(percent) : 0;
    if (!interview.settle(guess, sure)) {
      throw new BadSetup(
          "A bet needs %s, and how sure you are, 50 to 100%%."
              .formatted(interview.round().subject().wager().prediction().hint()));
    }
    var round = interview.round();
    if (was && interview.step() == Step.RUN) {
      var wager = round.subject().wager();
      runs.put(
          interview.id(),
          proofs.start(
              round.subject().question(),
              wager.prediction().claim(),
              new Guesses(Map.of(wager.key(), round.guess()))));
    }
  }

  private static Tick tick(String word) {
    return Tick.of(word).orElseThrow(() -> new BadSetup("A tick is yes, partly or no."));
  }
}
