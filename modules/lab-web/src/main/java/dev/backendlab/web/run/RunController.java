package dev.backendlab.web.run;

import dev.backendlab.kit.predict.Guesses;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.run.Runner;
import dev.backendlab.web.question.Library;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Asks what will happen, starts runs, stops them. */
@Controller
class RunController {

  private final Library library;
  private final LiveRuns live;

  RunController(Library library, LiveRuns live) {
    this.library = library;
    this.live = live;
  }

  /** The form that asks first; where there is nothing to ask it leads on to the run. */
  @GetMapping("/{id:q\\d\\d}/predict")
  String predict(
      @PathVariable String id, @RequestParam(defaultValue = "") String claim, Model model) {
    var question = library.question(id);
    model.addAttribute("question", question);
    model.addAttribute("claim", claim);
    model.addAttribute("askings", Guessing.askings(question, claims(question, claim)));
    return "predict";
  }

  /** What an open page of a question asks for by itself; the answer is empty. */
  @PostMapping("/{id:q\\d\\d}/prepare")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void prepare(@PathVariable String id) {
    live.prepare(library.question(id));
  }

  @PostMapping("/{id:q\\d\\d}/runs")
  String run(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String claim,
      @RequestParam(defaultValue = "false") boolean broken,
      @RequestParam Map<String, String> form) {
    var question = library.question(id);
    var claims = claims(question, claim);
    var order =
        broken
            ? Runner.Order.broken(question, claims.getFirst())
            : Runner.Order.claims(question, claims);
    var guesses = broken ? Guesses.NONE : Guessing.guesses(form);
    return "redirect:" + Addresses.run(id, live.submit(order, guesses).id());
  }

  private static List<String> claims(Question question, String claim) {
    if (claim.isEmpty()) {
      return question.claims().stream().map(Question.ClaimSentence::id).toList();
    }
    return question
        .claim(claim)
        .map(each -> List.of(each.id()))
        .orElseThrow(
            () -> new NoSuchElementException(question.id() + " has no claim of that name."));
  }

  @PostMapping("/{id:q\\d\\d}/runs/{run}/stop")
  String stop(@PathVariable String id, @PathVariable String run) {
    live.find(run).ifPresent(live::stop);
    return "redirect:" + Addresses.run(id, run);
  }
}
