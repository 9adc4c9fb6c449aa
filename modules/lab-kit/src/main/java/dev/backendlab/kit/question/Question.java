package dev.backendlab.kit.question;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A question and its answer, as a module's README.md says them.
 *
 * @param folder the module's folder
 * @param id for example {@code q12}
 * @param question quoted exactly
 * @param section of the interview, for example {@code Authentication & Security}
 * @param services the backing services, for people: {@code Redis}
 * @param claims in the order in which they are told
 * @param start the applications that {@code ./lab start} keeps up: the shell variable that will
 *     hold the base URL, and the main class; in order
 * @param sections the text, by heading, in order
 */
public record Question(
    Path folder,
    String id,
    String question,
    String section,
    List<String> services,
    List<ClaimSentence> claims,
    Map<String, String> start,
    List<Section> sections) {

  /** What every README has, in this order. */
  public static final List<String> HEADINGS =
      List.of(
          "The short answer",
          "What this proves",
          "Run it",
          "Try it yourself",
          "Read the code",
          "Follow-ups",
          "Where the short answer misleads",
          "What to say in the interview");

  public Question {
    services = List.copyOf(services);
    claims = List.copyOf(claims);
    sections = List.copyOf(sections);
  }

  /** A claim as the README has it: one word, and the sentence that the code proves. */
  public record ClaimSentence(String id, String sentence) {}

  /**
   * A part of the text.
   *
   * @param markdown what stands below the heading
   * @param line of the heading in README.md, from 1
   */
  public record Section(String heading, String markdown, int line) {}

  /**
   * Reads a module.
   *
   * @param folder the module's folder, which holds README.md
   * @throws BrokenQuestion with every defect of the file that shows without looking at the code
   */
  public static Question in(Path folder) {
    return Readme.read(folder.resolve("README.md"));
  }

  /** Whether this folder is a question module: {@code q12-jwt}, with a pom.xml. */
  public static boolean isIn(Path folder) {
    return folder.getFileName().toString().matches("q\\d{2}-[a-z0-9-]+")
        && Files.exists(folder.resolve("pom.xml"));
  }

  /** The claim with this id. */
  public Optional<ClaimSentence> claim(String id) {
    return claims.stream().filter(claim -> claim.id().equals(id)).findFirst();
  }

  /** The text below this heading, one of {@link #HEADINGS}. */
  public String text(String heading) {
    return sections.stream()
        .filter(section -> section.heading().equals(heading))
        .findFirst()
        .map(Section::markdown)
        .orElseThrow(() -> new IllegalArgumentException("No README has the heading " + heading));
  }

  /** The module's README.md. */
  public Path readme() {
    return folder.resolve("README.md");
  }

  /** The module's name, for example {@code q12-jwt}. */
  public String module() {
    return folder.getFileName().toString();
  }
}
