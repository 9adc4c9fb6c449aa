package dev.backendlab.web.run;

import dev.backendlab.kit.predict.Guesses;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.run.Runner;
import dev.backendlab.web.question.Library;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Starts runs, tells them to any number of tabs, stops them. */
@Controller
class RunController {

  private final Library library;
  private final LiveRuns live;
  private final StateFragment states;

  RunController(Library library, LiveRuns live, StateFragment states) {
    this.library = library;
    this.live = live;
    this.states = states;
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
        .orElseThrow(() ->
            new NoSuchElementException(question.id() + " has no claim of that name."));
  }

  @PostMapping("/{id:q\\d\\d}/runs/{run}/stop")
  String stop(
      @PathVariable String id,
      @PathVariable String run,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
      HttpServletResponse response) {
    live.find(run).ifPresent(live::stop);
    if (part) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return "nothing";
    }
    return "redirect:" + Addresses.run(id, run);
  }

  /**
   * The story from a frame on; without a live run there is none, and 204 tells a browser not to
   * come back.
   *
   * @param after how many frames the page has
   * @param last the last id that a browser got before its connection broke
   */
  @GetMapping("/{id:q\\d\\d}/runs/{run}/events")
  ResponseEntity<StreamingResponseBody> events(
      @PathVariable String run,
      @RequestParam(defaultValue = "0") int after,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Integer last) {
    int seen = Math.max(0, last == null ? after : last + 1);
    return live.find(run)
        .map(found ->
            ResponseEntity.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .cacheControl(CacheControl.noStore())
                .<StreamingResponseBody>body(new Tab(found, states, seen)))
        .orElseGet(() -> ResponseEntity.noContent().build());
  }
}
