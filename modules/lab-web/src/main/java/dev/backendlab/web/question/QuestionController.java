package dev.backendlab.web.question;

import dev.backendlab.kit.event.Outcome;
import dev.backendlab.kit.face.Places;
import dev.backendlab.kit.question.Question.ClaimSentence;
import dev.backendlab.kit.question.SourceCode;
import dev.backendlab.kit.run.Digest;
import java.io.IOException;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A question's page and the code beside it. */
@Controller
class QuestionController {

  private static final int RUNS_SHOWN = 5;

  private final Library library;
  private final Answers answers;
  private final PastRuns runs;
  private final Places places;

  QuestionController(Library library, Answers answers, PastRuns runs, Places places) {
    this.library = library;
    this.answers = answers;
    this.runs = runs;
    this.places = places;
  }

  /** A claim on the page, and how it went last time. */
  record ClaimRow(String id, String sentence, @Nullable Outcome last) {}

  @GetMapping("/{id:q\\d\\d}")
  String question(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String claim,
      Model model) {
    var entry = library.entry(id);
    model.addAttribute("entry", entry);
    model.addAttribute("neighbours", library.neighbours(id));
    if (!entry.isWritten()) {
      return "unwritten";
    }
    var answer = answers.of(id);
    model.addAttribute("question", answer.question());
    model.addAttribute("answer", answer);
    if (answer.question().runs()) {
      addClaims(answer, claim, model);
    }
    return "question";
  }

  private void addClaims(Answer answer, @Nullable String claim, Model model) {
    var question = answer.question();
    var last = runs.digest(question.id());
    var shown = question.claim(claim == null ? "" : claim).orElse(question.claims().getFirst());
    model.addAttribute("last", last.orElse(null));
    var rows = question.claims().stream().map(each -> row(each, last)).toList();
    model.addAttribute("claims", rows);
    model.addAttribute(
        "links", rows.stream().map(row -> ClaimLink.onPage(row.id(), row.last())).toList());
    model.addAttribute("shown", shown.id());
    model.addAttribute("code", answer.code(shown.id()));
    var found = runs.of(question.id());
    model.addAttribute("runs", found.runs().stream().limit(RUNS_SHOWN).map(RunRow::new).toList());
    model.addAttribute("others", found.others().stream().map(places::brief).toList());
  }

  private static ClaimRow row(ClaimSentence claim, Optional<Digest> last) {
    return new ClaimRow(
        claim.id(),
        claim.sentence(),
        last.map(digest -> digest.claims().get(claim.id())).orElse(null));
  }

  @GetMapping("/{id:q\\d\\d}/code/{claim}")
  String code(@PathVariable String id, @PathVariable String claim, Model model) {
    var answer = answers.of(id);
    if (answer.question().claim(claim).isEmpty()) {
      throw new NoSuchElementException(id + " has no claim of that name.");
    }
    model.addAttribute("question", answer.question());
    model.addAttribute("shown", claim);
    model.addAttribute("code", answer.code(claim));
    return "code :: pane";
  }

  @GetMapping("/{id:q\\d\\d}/source/{*path}")
  String source(
      @PathVariable String id,
      @PathVariable String path,
      @RequestParam(required = false) @Nullable String symbol,
      Model model)
      throws IOException {
    var question = library.question(id);
    var file =
        new Sources(question.folder())
            .file(path.replaceFirst("^/", ""))
            .orElseThrow(() -> new NoSuchElementException("The module has no such source."));
    boolean java = file.toString().endsWith(".java");
    var marked =
        java && symbol != null
            ? SourceCode.of(file).symbol(symbol)
            : Optional.<SourceCode.Snippet>empty();
    model.addAttribute("entry", library.entry(id));
    model.addAttribute("path", places.root().toRealPath().relativize(file).toString());
    model.addAttribute("symbol", symbol);
    model.addAttribute("from", marked.map(SourceCode.Snippet::firstLine).orElse(0));
    model.addAttribute(
        "to", marked.map(each -> each.firstLine() + each.lines().size() - 1).orElse(-1));
    model.addAttribute("lines", CodeView.lines(SourceCode.linesOf(file), 1, java));
    return "source";
  }
}
