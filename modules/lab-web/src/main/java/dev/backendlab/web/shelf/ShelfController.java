package dev.backendlab.web.shelf;

import dev.backendlab.kit.face.Places;
import dev.backendlab.kit.practice.Practice;
import dev.backendlab.kit.practice.Standing;
import dev.backendlab.kit.practice.Standings;
import dev.backendlab.kit.question.Shelf;
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
  private final Practice practice;

  ShelfController(Library library, Runs runs, Search search, Places places, Practice practice) {
    this.library = library;
    this.runs = runs;
    this.search = search;
    this.places = places;
    this.practice = practice;
  }

  /**
   * A section of the shelf.
   *
   * @param standing how good this user's guesses are in it
   */
  record Section(String name, String slug, List<Card> cards, Standing standing) {}

  @GetMapping("/")
  String shelf(Model model) {
    var shelf = library.shelf();
    var others = new ArrayList<Path>();
    var cards =
        shelf.entries().stream()
            .map(entry -> Card.of(entry, library, last(entry.id(), others)))
            .toList();
    var standings = practice.standings();
    model.addAttribute(
        "sections",
        shelf.sections().stream().map(name -> section(name, cards, standings)).toList());
    model.addAttribute("running", cards.stream().filter(Card::runs).toList());
    model.addAttribute("all", cards.size());
    model.addAttribute("defects", shelf.defects());
    model.addAttribute("others", others.stream().map(places::brief).toList());
    return "shelf";
  }

  private static Section section(String name, List<Card> all, Standings standings) {
    var cards = all.stream().filter(card -> card.entry().section().equals(name)).toList();
    var ids = cards.stream().map(card -> card.entry().id()).toList();
    return new Section(name, Shelf.slug(name), cards, standings.of(ids));
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
