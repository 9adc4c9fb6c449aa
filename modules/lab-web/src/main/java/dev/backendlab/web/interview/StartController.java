package dev.backendlab.web.interview;

import dev.backendlab.kit.interview.BadSetup;
import dev.backendlab.kit.interview.Setup;
import dev.backendlab.kit.question.Level;
import dev.backendlab.kit.question.Shelf;
import dev.backendlab.web.question.Library;
import dev.backendlab.web.question.Prose;
import dev.backendlab.web.walk.Ways;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** Where an interview begins, and where the sheets are found that ended one. */
@Controller
class StartController {

  private static final int MOST_MISSED = 12;

  private final Library library;
  private final Ways ways;
  private final Interviews interviews;

  StartController(Library library, Interviews interviews, Ways ways) {
    this.library = library;
    this.ways = ways;
    this.interviews = interviews;
  }

  /** A topic of the form; {@code word} is what the lab understands. */
  record Choice(String word, String name) {}

  @GetMapping("/interview")
  String form(
      @RequestParam(defaultValue = "any") String topic,
      @RequestParam(defaultValue = "senior") String level,
      @RequestParam(defaultValue = "20") String minutes,
      @RequestParam(defaultValue = "") String walk,
      @RequestParam(name = "step", defaultValue = "0") int place,
      Model model) {
    model.addAttribute("passage", ways.find(walk, place).orElse(null));
    return form(topic, level, minutes, "", model);
  }

  private String form(String topic, String level, String minutes, String trouble, Model model) {
    var shelf = library.shelf();
    model.addAttribute("sections", sections(shelf));
    model.addAttribute("questions", questions(shelf));
    model.addAttribute("topic", topic);
    model.addAttribute("level", level);
    model.addAttribute("minutes", minutes);
    model.addAttribute("levels", Arrays.stream(Level.values()).map(Level::word).toList());
    model.addAttribute("least", Setup.FEWEST_MINUTES);
    model.addAttribute("most", Setup.MOST_MINUTES);
    model.addAttribute("trouble", trouble);
    model.addAttribute("underWay", interviews.underWay());
    model.addAttribute("calibration", interviews.diary().calibration());
    model.addAttribute("missed", interviews.diary().missed().stream().limit(MOST_MISSED).toList());
    model.addAttribute("sheets", interviews.diary().sheets().stream().limit(10).toList());
    model.addAttribute("prose", Prose.ALL);
    return "interview";
  }

  private static List<Choice> sections(Shelf shelf) {
    return shelf.sections().stream()
        .filter(section ->
            questions(shelf).stream()
                .anyMatch(each -> shelf.find(each.word()).getFirst().section().equals(section)))
        .map(section -> new Choice(Shelf.slug(section), section))
        .toList();
  }

  private static List<Choice> questions(Shelf shelf) {
    return shelf.entries().stream()
        .filter(entry -> entry.module().isPresent())
        .map(entry -> new Choice(entry.id(), entry.id() + " " + entry.question()))
        .toList();
  }

  @PostMapping("/interview")
  Object begin(
      @RequestParam(defaultValue = "any") String topic,
      @RequestParam(defaultValue = "senior") String level,
      @RequestParam(defaultValue = "20") String minutes,
      @RequestParam(defaultValue = "false") boolean peer,
      @RequestParam(defaultValue = "") String walk,
      @RequestParam(name = "step", defaultValue = "0") int place,
      jakarta.servlet.http.HttpServletResponse response,
      Model model) {
    var passage = ways.find(walk, place);
    try {
      var interview = interviews.begin(topic, level, number(minutes), peer, passage);
      return new RedirectView("/interview/" + interview.id());
    } catch (BadSetup bad) {
      model.addAttribute("passage", passage.orElse(null));
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      return form(topic, level, minutes, String.valueOf(bad.getMessage()), model);
    }
  }

  private static int number(String minutes) {
    var text = minutes.strip();
    if (!text.matches("\\d{1,4}")) {
      throw new BadSetup(
          "Minutes are a number from %d to %d."
              .formatted(Setup.FEWEST_MINUTES, Setup.MOST_MINUTES));
    }
    return Integer.parseInt(text);
  }

  @GetMapping("/interview/{id}/sheet")
  String sheet(@PathVariable String id, Model model) {
    model.addAttribute("id", id);
    model.addAttribute("sheet", Prose.ALL.text(interviews.sheet(id)));
    model.addAttribute("passage", interviews.passage(id).orElse(null));
    model.addAttribute("forgetful", interviews.diary().isForgetful());
    return "interview-sheet";
  }

  @GetMapping("/interview/{id}/sheet.md")
  ResponseEntity<String> markdown(@PathVariable String id) {
    var sheet = interviews.sheet(id);
    return ResponseEntity.ok()
        .header(
            "Content-Disposition",
            "attachment; filename=\"%s.md\"".formatted(id.toLowerCase(Locale.ROOT)))
        .header("Content-Type", "text/markdown;charset=UTF-8")
        .body(sheet);
  }
}
