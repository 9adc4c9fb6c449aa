package dev.backendlab.kit.question;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A question and its answer, as a module's README.md says them, or a text that is there until the
 * module comes.
 *
 * @param file README.md in the module's folder, or {@code docs/questions/q01.md}
 * @param id for example {@code q12}
 * @param question quoted exactly
 * @param section of the interview, for example {@code Authentication & Security}
 * @param minutes how long it takes
 * @param services the backing services, for people: {@code Redis}
 * @param claims in the order in which they are told; none in a text without a module
 * @param toBreak the claim whose broken twin shows most; empty in a text without a module
 * @param start the applications that {@code ./lab start} keeps up: the shell variable that will
 *     hold the base URL, and the main class; in order
 * @param sections the text, by heading, in order
 * @param picture who talks to whom
 * @param followUps of the interviewer, by level
 * @param rubric by what an answer is judged
 */
public record Question(
    Path file,
    String id,
    String question,
    String section,
    Minutes minutes,
    List<String> services,
    List<ClaimSentence> claims,
    String toBreak,
    Map<String, String> start,
    List<Section> sections,
    Picture picture,
    List<FollowUp> followUps,
    Rubric rubric) {

  /** The answer that can be said at once. */
  public static final String IN_30_SECONDS = "In 30 seconds";

  /** Read into {@link #picture()}. */
  public static final String PICTURE = "Picture";

  public static final String SHORT_ANSWER = "The short answer";
  public static final String PROVES = "What this proves";
  public static final String MISLEADS = "Where the short answer misleads";
  public static final String TO_SAY = "What to say in the interview";

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
          SHORT_ANSWER,
          PROVES,
          MISLEADS,
          TO_SAY,
          FOLLOW_UPS,
          RUBRIC,
          "Run it",
          "Try it yourself",
          "Read the code",
          LEAVES_OUT,
          SOURCES);

  /** What a text without a module has, in this order. */
  public static final List<String> HEADINGS_TO_READ =
      List.of(IN_30_SECONDS, PICTURE, SHORT_ANSWER, MISLEADS, TO_SAY, FOLLOW_UPS, RUBRIC, SOURCES);

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
    return Readme.in(folder).question();
  }

  /**
   * Reads a text without a module.
   *
   * @param file for example {@code docs/questions/q01.md}
   * @throws BrokenQuestion with every defect of the file
   */
  public static Question text(Path file) {
    return Readme.of(file, Form.TEXT).question();
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

  /** Whether it has a module, whose claims run. */
  public boolean runs() {
    return !claims.isEmpty();
  }

  /** The folder of its file: the module's, where it has one. */
  public Path folder() {
    return Objects.requireNonNull(file.getParent());
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
        .orElseThrow(() -> new IllegalArgumentException(id + " has no heading " + heading));
  }

  /** The module's name, for example {@code q12-jwt}. */
  public String module() {
    return folder().getFileName().toString();
  }
}
