package dev.backendlab.web.shelf;

import dev.backendlab.kit.face.Places;
import dev.backendlab.kit.run.Digest;
import dev.backendlab.kit.run.Runs;
import dev.backendlab.web.question.Library;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page, and the search. */
@Controller
class ShelfController {

  private final Library library;
  private final Runs runs;
  private final Search search;
  private final Places places;

  ShelfController(Library library, Runs runs, Search search, Places places) {
    this.library = library;
    this.runs = runs;
    this.search = search;
    this.places = places;
  }

  /** A section of the shelf. */
  record Section(String name, String slug, List<Card> cards) {}

  @GetMapping("/")
  String shelf(Model model) {
    var shelf = library.shelf();
    var others = new ArrayList<Path>();
    var cards =
        shelf.entries().stream()
            .map(entry -> Card.of(entry, library, last(entry.id(), others)))
            .toList();
    model.addAttribute(
        "sections",
        shelf.sections().stream()
            .map(name ->
                new Section(
                    name,
                    dev.backendlab.kit.question.Shelf.slug(name),
                    cards.stream().filter(card -> card.entry().section().equals(name)).toList()))
            .toList());
    model.addAttribute("running", cards.stream().filter(Card::runs).toList());
    model.addAttribute("all", cards.size());
    model.addAttribute("defects", shelf.defects());
    model.addAttribute("others", others.stream().map(places::brief).toList());
    return "shelf";
  }

  private Optional<Digest> last(String question, List<Path> others) {
    return runs.digest(question)
        .or(() -> {
          var found = runs.last(question);
          others.addAll(found.others());
          return found.runs().stream().map(Digest::of).findFirst();
        });
  }

  @GetMapping("/search")
  String search(
      @RequestParam(name = "q", defaultValue = "") String words,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
      Model model) {
    model.addAttribute("q", words);
    model.addAttribute("hits", search.find(words));
    return part ? "search :: hits" : "search";
  }
}
