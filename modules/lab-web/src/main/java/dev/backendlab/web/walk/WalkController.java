package dev.backendlab.web.walk;

import dev.backendlab.kit.face.Places;
import dev.backendlab.kit.interview.Diary;
import dev.backendlab.kit.practice.Footstep.Done;
import dev.backendlab.kit.practice.Practice;
import dev.backendlab.kit.question.BrokenQuestion;
import dev.backendlab.kit.walk.Journey;
import dev.backendlab.kit.walk.Step;
import dev.backendlab.web.question.Answer;
import dev.backendlab.web.question.Answers;
import dev.backendlab.web.question.Library;
import dev.backendlab.web.question.Prose;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Walks: their list, one of them, each of its steps. */
@Controller
class WalkController {

  private static final int MISSED_SHOWN = 30;

  private final Ways ways;
  private final Library library;
  private final Answers answers;
  private final Practice practice;
  private final Places places;

  WalkController(Ways ways, Library library, Answers answers, Practice practice, Places places) {
    this.ways = ways;
    this.library = library;
    this.answers = answers;
    this.practice = practice;
    this.places = places;
  }

  @GetMapping("/walks")
  String walks(Model model) {
    var walks = ways.walks();
    model.addAttribute("journeys", ways.journeys(walks));
    model.addAttribute("defects", walks.defects());
    return "walks";
  }

  @GetMapping("/walks/{walk}")
  String walk(
      @PathVariable String walk,
      @RequestParam(defaultValue = "false") boolean forgotten,
      Model model) {
    var journey = ways.journey(walk);
    model.addAttribute("journey", journey);
    model.addAttribute("introduction", Prose.ALL.line(journey.walk().introduction()));
    model.addAttribute("lines", lines(journey));
    addForgotten(forgotten, model);
    return "walk";
  }

  private List<StepLine> lines(Journey journey) {
    var shelf = library.shelf();
    return IntStream.rangeClosed(1, journey.walk().steps().size())
        .mapToObj(place -> new Passage(journey.walk(), place))
        .map(passage -> StepLine.of(passage, shelf, journey.of(passage.step()).orElse(null)))
        .toList();
  }

  private void addForgotten(boolean forgotten, Model model) {
    if (forgotten) {
      model.addAttribute("forgotten", places.withoutProgress());
    }
  }

  @GetMapping("/walks/{walk}/{place:\\d{1,3}}")
  String step(
      @PathVariable String walk,
      @PathVariable int place,
      @RequestParam(defaultValue = "false") boolean forgotten,
      Model model) {
    var journey = ways.journey(walk);
    var passage = ways.passage(walk, place);
    model.addAttribute("passage", passage);
    model.addAttribute("line", lines(journey).get(place - 1));
    addForgotten(forgotten, model);
    switch (passage.step()) {
      case Step.OfQuestion step -> {
        model.addAttribute("answer", answers.of(step.question()));
        model.addAttribute("claims", step.claims());
      }
      case Step.OfTwin step -> {
        var answer = answers.of(step.question());
        model.addAttribute("answer", answer);
        model.addAttribute("broken", answer.question().claim(step.claim()).orElse(null));
      }
      case Step.OfSection step -> addSection(step.section(), model);
      case Step.Interview step -> model.addAttribute("interview", step);
      case Step.Recall step -> addMissed(model);
    }
    return "step";
  }

  private void addMissed(Model model) {
    var points = new Diary(practice, InstantSource.system(), Ways.FACE).missed();
    model.addAttribute("missed", practice.missed().stream().limit(MISSED_SHOWN).toList());
    model.addAttribute("points", points.stream().limit(MISSED_SHOWN).toList());
    model.addAttribute("prose", Prose.ALL);
  }

  private void addSection(String section, Model model) {
    var asked = new ArrayList<Answer>();
    var defects = new ArrayList<String>();
    for (var entry : library.shelf().entries()) {
      if (entry.section().equals(section) && entry.isWritten()) {
        try {
          asked.add(answers.of(entry.id()));
        } catch (BrokenQuestion broken) {
          broken.defects().forEach(defect -> defects.add(defect.toString()));
        }
      }
    }
    model.addAttribute("asked", asked);
    model.addAttribute("defects", defects);
  }

  /** Takes a step without a run, and leads to the next. */
  @PostMapping("/walks/{walk}/{place:\\d{1,3}}")
  String take(
      @PathVariable String walk,
      @PathVariable int place,
      @RequestParam(name = "done") String word) {
    var passage = ways.passage(walk, place);
    var done =
        switch (word) {
          case "read" -> Done.READ;
          case "skipped" -> Done.SKIPPED;
          default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        };
    return "redirect:" + passage.after() + (ways.took(passage, done) ? "" : "?forgotten=true");
  }

  @PostMapping("/walks/{walk}/again")
  String again(@PathVariable String walk) {
    var journey = ways.journey(walk);
    var address = "redirect:/walks/" + journey.walk().id();
    return address + (ways.again(journey.walk()) ? "" : "?forgotten=true");
  }
}
