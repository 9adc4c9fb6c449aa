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
 * @param picture who talks to whom
 * @param followUps of the interviewer, by level
 * @param rubric by what an answer is judged
 */
public record Question(
    Path folder,
    String id,
    String question,
    String section,
    List<String> services,
    List<ClaimSentence> claims,
    Map<String, String> start,
    List<Section> sections,
    Picture picture,
    List<FollowUp> followUps,
    Rubric rubric) {

  /** The answer that can be said at once. */
  public static final String IN_30_SECONDS = "In 30 seconds";

  /** Read into {@link #picture()}. */
  public static final String PICTURE = "Picture";

  public static final String PROVES = "What this proves";

  /** Read into {@link #followUps()}. */
  public static final String FOLLOW_UPS = "Follow-ups";

  /** Read into {@link #rubric()}. */
  public static final String RUBRIC = "Rubric";

  public static final String LEAVES_OUT = "What it leaves out";
  public static final String SOURCES = "Sources";

  /** What every README has, in this order. */
  public static final List<String> HEADINGS =
      List.of(
          IN_30_SECONDS,
          PICTURE,
          "The short answer",
          PROVES,
          "Where the short answer misleads",
          "What to say in the interview",
          FOLLOW_UPS,
          RUBRIC,
          "Run it",
          "Try it yourself",
          "Read the code",
          LEAVES_OUT,
          SOURCES);

  public Question {
    services = List.copyOf(services);
    claims = List.copyOf(claims);
    sections = List.copyOf(sections);
    followUps = List.copyOf(followUps);
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
    return Readme.of(folder).question();
  }

  /** Whether this folder is a question module: {@code q12-jwt}, with a pom.xml. */
  public static boolean isIn(Path folder) {
    return folder.getFileName().toString().matches("q\\d{2}-[a-z0-9-]+")
        && Files.exists(folder.resolve("pom.xml"));
  }

  /** Whether a claim can have this id: {@code fewer-scans}. */
  public static boolean isClaimId(String word) {
    return word.matches("[a-z][a-z0-9-]*");
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
