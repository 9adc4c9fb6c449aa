package dev.backendlab.kit.question;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Holds a README's question and section against docs/questions.md, which gives the words. */
record Quotation(Readme readme, Defects defects) {

  void check() {
    shelf()
        .ifPresentOrElse(
            this::check,
            () ->
                defects.add(1, "no docs/questions.md above this module", "Put it into a checkout"));
  }

  private Optional<Shelf> shelf() {
    for (Path folder = question().folder(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("docs").resolve("questions.md"))) {
        return Optional.of(Shelf.of(folder));
      }
    }
    return Optional.empty();
  }

  private void check(Shelf shelf) {
    if (!shelf.defects().isEmpty()) {
      shelf
          .defects()
          .forEach(each -> defects.add(each.file(), each.line(), each.problem(), each.remedy()));
      return;
    }
    var sections = shelf.sections();
    if (!sections.contains(question().section())) {
      defects.add(
          readme.lineOf("section:"),
          "docs/questions.md has no section '" + question().section() + "'",
          Nearest.to(question().section(), sections)
              .map("Did you mean '%s'"::formatted)
              .orElse("Use one of " + String.join(", ", sections)));
    }
    shelf.entries().stream()
        .filter(entry -> entry.id().equals(question().id()))
        .findFirst()
        .ifPresentOrElse(
            entry -> check(entry, sections.contains(question().section())),
            () ->
                defects.add(
                    readme.lineOf("id:"),
                    "docs/questions.md has no " + question().id(),
                    "Use the id that it gives to the question"));
  }

  private void check(Shelf.Entry entry, boolean sectionIsKnown) {
    if (!entry.question().equals(question().question())) {
      defects.add(
          readme.lineOf("question:"),
          "the question is not quoted as docs/questions.md has it",
          "Write '%s'".formatted(entry.question()));
    }
    if (sectionIsKnown && !entry.section().equals(question().section())) {
      defects.add(
          readme.lineOf("section:"),
          "docs/questions.md has %s in another section".formatted(question().id()),
          "Write '%s'".formatted(entry.section()));
    }
  }

  private Question question() {
    return readme.question();
  }
}
