package dev.backendlab.web.present;

import dev.backendlab.web.question.Answers;
import dev.backendlab.web.question.Library;
import dev.backendlab.web.question.PastRuns;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A question on a projector. Its slides are one page, so that the address names the slide. */
@Controller
class PresentController {

  private final Library library;
  private final Answers answers;
  private final PastRuns runs;

  PresentController(Library library, Answers answers, PastRuns runs) {
    this.library = library;
    this.answers = answers;
    this.runs = runs;
  }

  @GetMapping("/{id:q\\d\\d}/present")
  String present(@PathVariable String id, Model model) {
    var answer = answers.of(id);
    var question = answer.question();
    var neighbours = library.neighbours(id);
    model.addAttribute("question", question);
    model.addAttribute("answer", answer);
    model.addAttribute("neighbours", neighbours);
    model.addAttribute("steps", Steps.of(answer, neighbours));
    if (question.runs()) {
      model.addAttribute("claims", ClaimSlide.of(question, runs.of(id).runs()));
    }
    return "present";
  }
}
