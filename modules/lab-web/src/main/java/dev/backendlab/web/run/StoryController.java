package dev.backendlab.web.run;

import dev.backendlab.kit.face.Places;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.run.Runs;
import dev.backendlab.web.question.Library;
import dev.backendlab.web.question.PastRuns;
import dev.backendlab.web.question.RunRow;
import dev.backendlab.web.run.LiveRun.Stage;
import dev.backendlab.web.story.Scribes;
import dev.backendlab.web.story.StoryMarkdown;
import dev.backendlab.web.story.StoryPage;
import dev.backendlab.web.walk.Ways;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Runs to be read: under way, of earlier, beside each other, and to be saved. */
@Controller
class StoryController {

  private final Library library;
  private final LiveRuns live;
  private final Runs runs;
  private final PastRuns past;
  private final Scribes scribes;
  private final StateFragment states;
  private final SavedPage saved;
  private final Places places;
  private final Ways ways;

  StoryController(
      Library library,
      LiveRuns live,
      Runs runs,
      PastRuns past,
      Scribes scribes,
      StateFragment states,
      SavedPage saved,
      Places places,
      Ways ways) {
    this.library = library;
    this.live = live;
    this.runs = runs;
    this.past = past;
    this.scribes = scribes;
    this.states = states;
    this.saved = saved;
    this.places = places;
    this.ways = ways;
  }

  @GetMapping("/{id:q\\d\\d}/runs")
  String runs(@PathVariable String id, Model model) {
    var found = past.of(id);
    model.addAttribute("question", library.question(id));
    model.addAttribute("runs", found.runs().stream().map(RunRow::new).toList());
    model.addAttribute("others", found.others().stream().map(places::brief).toList());
    return "runs";
  }

  @GetMapping("/{id:q\\d\\d}/runs/{run}")
  String run(
      @PathVariable String id,
      @PathVariable String run,
      @RequestParam(defaultValue = "") String walk,
      @RequestParam(defaultValue = "0") int step,
      Model model) {
    var question = library.question(id);
    ways.find(walk, step).ifPresent(passage -> model.addAttribute("passage", passage));
    model.addAttribute("question", question);
    model.addAttribute("id", run);
    model.addAttribute("address", Addresses.run(id, run));
    var found = live.find(run).filter(each -> each.order().question().id().equals(id));
    if (found.isPresent()) {
      var snapshot = found.get().snapshot();
      addStory(question, snapshot.page(), model);
      model.addAttribute("state", states.html(found.get(), snapshot.state()));
      model.addAttribute("broken", found.get().order().broken().orElse(null));
      model.addAttribute("frames", snapshot.frames());
      model.addAttribute("live", snapshot.state().stage() != Stage.ENDED);
    } else {
      var kept = kept(id, run);
      addStory(question, kept.page(scribes), model);
      model.addAttribute("broken", kept.past().started().broken());
      model.addAttribute("damage", kept.story().damage());
      model.addAttribute("live", false);
    }
    return "run";
  }

  private void addStory(Question question, StoryPage story, Model model) {
    var next = library.neighbours(question.id()).next();
    model.addAttribute("story", story);
    model.addAttribute("strip", ClaimStrip.of(question, story, past.digest(question.id()), next));
  }

  @GetMapping("/{id:q\\d\\d}/runs/{run}/story.html")
  ResponseEntity<String> html(@PathVariable String id, @PathVariable String run) {
    var kept = kept(id, run);
    return file(run + ".html", MediaType.TEXT_HTML, saved.of(kept, kept.page(scribes)));
  }

  @GetMapping("/{id:q\\d\\d}/runs/{run}/story.md")
  ResponseEntity<String> markdown(@PathVariable String id, @PathVariable String run) {
    var kept = kept(id, run);
    var text = StoryMarkdown.of(kept.question(), kept.story());
    return file(run + ".md", MediaType.TEXT_MARKDOWN, text);
  }

  @GetMapping("/{id:q\\d\\d}/compare")
  String compare(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String one,
      @RequestParam(required = false) @Nullable String other,
      Model model) {
    model.addAttribute("question", library.question(id));
    model.addAttribute("runs", past.of(id).runs().stream().map(RunRow::new).toList());
    if (one != null && other != null) {
      model.addAttribute("comparison", RunComparison.of(kept(id, one), kept(id, other)));
    }
    return "compare";
  }

  private KeptRun kept(String id, String run) {
    return runs.find(id, run)
        .map(past -> KeptRun.of(library.question(id), past))
        .orElseThrow(() ->
            new NoSuchElementException(
                "There is no such run: the last 50 of a question are kept in "
                    + places.brief(places.runs())));
  }

  private static ResponseEntity<String> file(String name, MediaType type, String text) {
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .contentType(new MediaType(type, StandardCharsets.UTF_8))
        .body(text);
  }
}
