package dev.backendlab.web.run;

import dev.backendlab.kit.predict.Guesses;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.run.Runner;
import dev.backendlab.web.question.Library;
import dev.backendlab.web.walk.Ways;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
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
  private final Ways ways;

  RunController(Library library, LiveRuns live, Ways ways) {
    this.library = library;
    this.live = live;
    this.ways = ways;
  }

  /** The form that asks first; where there is nothing to ask it leads on to the run. */
  @GetMapping("/{id:q\\d\\d}/predict")
  String predict(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String claim,
      @RequestParam(defaultValue = "") String walk,
      @RequestParam(defaultValue = "0") int step,
      Model model) {
    var question = library.question(id);
    model.addAttribute("question", question);
    model.addAttribute("claim", claim);
    ways.find(walk, step).ifPresent(passage -> model.addAttribute("passage", passage));
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
      @RequestParam(defaultValue = "") String walk,
      @RequestParam(defaultValue = "0") int step,
      @RequestParam Map<String, String> form) {
    var question = library.question(id);
    var claims = claims(question, claim);
    var order =
        broken
            ? Runner.Order.broken(question, claims.getFirst())
            : Runner.Order.claims(question, claims);
    var guesses = broken ? Guesses.NONE : Guessing.guesses(form);
    if (walk.isEmpty()) {
      return "redirect:" + Addresses.run(id, live.submit(order, guesses).id());
    }
    var passage = ways.passage(walk, step);
    var run = live.submit(order, guesses, done -> ways.ran(passage, done));
    return "redirect:%s?walk=%s&step=%d".formatted(Addresses.run(id, run.id()), walk, step);
  }

  /** The claims that are named, several with commas; all where none is. */
  private static List<String> claims(Question question, String named) {
    if (named.isEmpty()) {
      return question.claims().stream().map(Question.ClaimSentence::id).toList();
    }
    return Stream.of(named.split(",", -1)).map(claim -> claim(question, claim)).toList();
  }

  private static String claim(Question question, String claim) {
    return question
        .claim(claim)
        .map(Question.ClaimSentence::id)
        .orElseThrow(
            () -> new NoSuchElementException(question.id() + " has no claim of that name."));
  }

  @PostMapping("/{id:q\\d\\d}/runs/{run}/stop")
  String stop(@PathVariable String id, @PathVariable String run) {
    live.find(run).ifPresent(live::stop);
    return "redirect:" + Addresses.run(id, run);
  }
}
