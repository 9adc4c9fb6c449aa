package dev.backendlab.kit.question;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Holds a README against the code beside it: claims on both sides, links that lead somewhere. */
public final class ReadmeCheck {

  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");

  private final Question question;
  private final List<Defect> defects = new ArrayList<>();

  private ReadmeCheck(Question question) {
    this.question = question;
  }

  /**
   * What is wrong between a module's README and its code.
   *
   * @throws BrokenQuestion where the README can't even be read
   */
  public static List<Defect> defectsIn(Path folder) {
    var check = new ReadmeCheck(Question.in(folder));
    check.claims();
    check.links();
    return check.defects;
  }

  private void claims() {
    var methods = SourceCode.claimsOf(question);
    var coded = new TreeSet<String>();
    for (var claim : methods) {
      if (!coded.add(claim.claim())) {
        defect(
            claim.snippet().file(),
            claim.snippet().firstLine(),
            "the claim '" + claim.claim() + "' is there twice",
            "Rename or remove one");
      }
      if (question.claim(claim.claim()).isEmpty()) {
        defect(
            claim.snippet().file(),
            claim.snippet().firstLine(),
            "the claim '" + claim.claim() + "' is not in the README",
            "Add '- %s: Sentence.' to its front matter".formatted(claim.claim()));
      }
      for (var type : claim.reads()) {
        if (SourceCode.typeIn(question, type).isEmpty()) {
          defect(
              claim.snippet().file(),
              claim.snippet().firstLine(),
              "@Reads names %s, which is not in this module".formatted(type),
              "Name a class of the module");
        }
      }
    }
    for (var claim : question.claims()) {
      if (!coded.contains(claim.id())) {
        readme(
            lineOf("- " + claim.id() + ":"),
            "the claim '" + claim.id() + "' is not in the code",
            "Write a method with @Claim(\"%s\") in the demo".formatted(claim.id()));
      }
    }
    linked(methods);
  }

  private void linked(List<SourceCode.ClaimMethod> methods) {
    var text = question.text("What this proves");
    for (var claim : methods) {
      if (!text.contains("#" + claim.method() + ")")) {
        readme(
            lineOf("## What this proves"),
            "no link leads to the method of the claim '" + claim.claim() + "'",
            "Link its sentence to %s#%s"
                .formatted(question.folder().relativize(claim.snippet().file()), claim.method()));
      }
    }
  }

  private void links() {
    Set<String> seen = new HashSet<>();
    for (var section : question.sections()) {
      LINK.matcher(section.markdown())
          .results()
          .map(link -> link.group(1))
          .filter(target -> !target.matches("[a-z]+:.*") && seen.add(target))
          .forEach(this::follow);
    }
  }

  private void follow(String target) {
    var parts = target.split("#", 2);
    var file = question.folder().resolve(parts[0]).normalize();
    if (!Files.exists(file)) {
      readme(
          lineWith(target), "the link to %s leads nowhere".formatted(parts[0]), "Correct the path");
    } else if (parts.length == 2
        && parts[0].endsWith(".java")
        && SourceCode.of(file).symbol(parts[1]).isEmpty()) {
      readme(
          lineWith(target),
          "%s has no method or type %s".formatted(parts[0], parts[1]),
          "Name one that is there");
    }
  }

  private int lineOf(String start) {
    return line(text -> text.strip().startsWith(start));
  }

  private int lineWith(String part) {
    return line(text -> text.contains(part));
  }

  private int line(java.util.function.Predicate<String> wanted) {
    try {
      var lines = Files.readAllLines(question.readme());
      for (int i = 0; i < lines.size(); i++) {
        if (wanted.test(lines.get(i))) {
          return i + 1;
        }
      }
      return 1;
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void readme(int line, String problem, String remedy) {
    defect(question.readme(), line, problem, remedy);
  }

  private void defect(Path file, int line, String problem, String remedy) {
    defects.add(new Defect(file, line, problem, remedy));
  }
}
