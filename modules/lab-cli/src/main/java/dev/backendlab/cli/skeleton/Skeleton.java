package dev.backendlab.cli.skeleton;

import dev.backendlab.cli.session.Mistake;
import dev.backendlab.cli.template.Template;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.question.Shelf;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/**
 * The module of a question before anybody has written it: it builds, its README is in the form, and
 * its claims are refuted.
 *
 * @param entry what docs/questions.md says
 * @param name of the concept, as in the module's name: {@code event-driven}
 */
record Skeleton(Shelf.Entry entry, String name, List<LabService> services, List<String> claims) {

  private static final String MAIN = "src/main/java/dev/backendlab/{{package}}/";
  private static final String TEST = "src/test/java/dev/backendlab/{{package}}/";

  private static final String README = "README.md";

  /** Each is made of the template that is named like it, the concept's name left away. */
  private static final List<String> FILES =
      List.of(
          README,
          "pom.xml",
          MAIN + "package-info.java",
          MAIN + "{{Name}}Application.java",
          TEST + "BrokenTwins.java",
          TEST + "{{Name}}Demo.java",
          TEST + "{{Name}}ModuleTest.java",
          "src/test/resources/predictions.yml");

  /** With longer words, lines of the templates would be broken by the formatter. */
  private static final int LONGEST = 40;

  Skeleton {
    services = services.stream().distinct().toList();
    claims = List.copyOf(claims);
    checkName(name);
    checkClaims(claims);
  }

  private static void checkName(String name) {
    if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*") || name.length() > LONGEST) {
      throw new Mistake(
          "'%s' can't name a module and its package: use lower-case words with hyphens between, as in event-driven, %d letters at most."
              .formatted(name, LONGEST));
    }
    if (SourceVersion.isKeyword(joined(name)) || name.matches("spring(-boot)?")) {
      throw new Mistake("'%s' is a word of Java's or Spring's: choose another.".formatted(name));
    }
  }

  private static void checkClaims(List<String> claims) {
    if (claims.isEmpty()) {
      throw new Mistake(
          "A question needs a claim to prove: name some, as in --claims fewer-scans,speed-up.");
    }
    var known = new HashSet<String>();
    for (var claim : claims) {
      if (!Question.isClaimId(claim) || claim.length() > LONGEST) {
        throw new Mistake(
            "'%s' can't name a claim: use lower-case letters, digits and hyphens, as in fewer-scans, %d at most."
                .formatted(claim, LONGEST));
      }
      if (!known.add(joined(claim))) {
        throw new Mistake("The claim '%s' is there twice: rename one.".formatted(claim));
      }
    }
  }

  /** The name of the module. */
  String module() {
    return entry.id() + "-" + name;
  }

  /** The last part of the package's name. */
  String packageName() {
    return joined(name);
  }

  /** The texts, by their path in the module. */
  Map<String, String> files() {
    var words = words();
    var lists =
        Map.of(
            "claims", claims.stream().map(Skeleton::wordsOf).toList(),
            "services", services.stream().map(LabService::words).toList());
    var files = new TreeMap<String, String>();
    for (var path : FILES) {
      var template = path.substring(path.lastIndexOf('/') + 1).replace("{{Name}}", "");
      files.put(
          new Template(path).with(words, lists),
          Template.beside(Skeleton.class, template).with(words, lists));
    }
    entry
        .text()
        .map(Question::text)
        .ifPresent(text -> files.compute(README, (path, stub) -> Handover.of(stub, text)));
    return files;
  }

  private Map<String, String> words() {
    return Map.of(
        "id", entry.id(),
        "question", entry.question(),
        "section", entry.section(),
        "module", module(),
        "package", packageName(),
        "Name", type(name),
        "firstClaim", claims.getFirst());
  }

  private static Map<String, String> wordsOf(String claim) {
    var type = type(claim);
    var method = type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
    var name = SourceVersion.isKeyword(method) ? method + "Holds" : method;
    var spoken = claim.replace('-', ' ').strip();
    return Map.of("claim", claim, "words", spoken, "method", name, "Twin", "Without" + type);
  }

  private static String joined(String words) {
    return words.replace("-", "");
  }

  private static String type(String words) {
    return Stream.of(words.split("-+"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }
}
