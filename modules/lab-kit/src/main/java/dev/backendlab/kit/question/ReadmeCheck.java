package dev.backendlab.kit.question;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/** Holds a question's file against what is beside it: the list of questions, code, and links. */
public final class ReadmeCheck {

  private final Readme readme;
  private final Question question;
  private final Defects defects;

  private ReadmeCheck(Readme readme) {
    this.readme = readme;
    this.question = readme.question();
    this.defects = new Defects(question.file());
  }

  /**
   * Lists the defects between a text without a module and the rest.
   *
   * @throws BrokenQuestion where the text is not in its form
   */
  public static List<Defect> defectsInText(Path file) {
    var check = new ReadmeCheck(Readme.of(file, Form.TEXT));
    new Quotation(check.readme, check.defects).check();
    check.links();
    return check.defects.all();
  }

  /**
   * Lists the defects between a module's README and the rest.
   *
   * @throws BrokenQuestion where the README is not in its form
   */
  public static List<Defect> defectsIn(Path folder) {
    var check = new ReadmeCheck(Readme.in(folder));
    new Quotation(check.readme, check.defects).check();
    check.claims();
    check.links();
    return check.defects.all();
  }

  private void claims() {
    var methods = SourceCode.claimsOf(question);
    var coded = new TreeSet<String>();
    for (var claim : methods) {
      if (!coded.add(claim.claim())) {
        code(claim, "the claim '" + claim.claim() + "' is there twice", "Rename or remove one");
      }
      if (question.claim(claim.claim()).isEmpty()) {
        code(
            claim,
            "the claim '" + claim.claim() + "' is not in the README",
            "Add '- %s: Sentence.' to its front matter".formatted(claim.claim()));
      }
      for (var type : claim.reads()) {
        if (SourceCode.typeIn(question, type).isEmpty()) {
          code(
              claim,
              "@Reads names %s, which is not in this module".formatted(type),
              "Name a class of the module");
        }
      }
    }
    for (var claim : question.claims()) {
      if (!coded.contains(claim.id())) {
        defects.add(
            readme.lineOf("- " + claim.id() + ":"),
            "the claim '" + claim.id() + "' is not in the code",
            "Write a method with @Claim(\"%s\") in the demo".formatted(claim.id()));
      }
    }
    breakable(methods);
    linked(methods);
  }

  private void breakable(List<SourceCode.ClaimMethod> methods) {
    for (var claim : methods) {
      if (claim.claim().equals(question.toBreak()) && !claim.withoutTwin().isEmpty()) {
        defects.add(
            readme.lineOf("break:"),
            "the claim '%s' can't be broken: %s".formatted(claim.claim(), claim.withoutTwin()),
            "Name a claim that has a broken twin");
      }
    }
  }

  private void code(SourceCode.ClaimMethod claim, String problem, String remedy) {
    defects.add(claim.snippet().file(), claim.snippet().firstLine(), problem, remedy);
  }

  private void linked(List<SourceCode.ClaimMethod> methods) {
    var text = question.text(Question.PROVES);
    for (var claim : methods) {
      if (!text.contains("#" + claim.method() + ")")) {
        defects.add(
            readme.lineOf("## " + Question.PROVES),
            "no link leads to the method of the claim '" + claim.claim() + "'",
            "Link its sentence to %s#%s"
                .formatted(question.folder().relativize(claim.snippet().file()), claim.method()));
      }
    }
  }

  private void links() {
    var links = new Links();
    readme.file().tree().accept(links);
    for (var link : links.found()) {
      if (!link.getDestination().matches("[a-z]+:.*")) {
        follow(link.getDestination(), MarkdownFile.line(link));
      }
    }
  }

  private void follow(String target, int line) {
    var parts = target.split("#", 2);
    var file = question.folder().resolve(parts[0]).normalize();
    if (!Files.exists(file)) {
      defects.add(line, "the link to %s leads nowhere".formatted(parts[0]), "Correct the path");
    } else if (parts.length == 2
        && parts[0].endsWith(".java")
        && SourceCode.of(file).symbol(parts[1]).isEmpty()) {
      defects.add(
          line,
          "%s has no method or type %s".formatted(parts[0], parts[1]),
          "Name one that is there");
    }
  }
}
