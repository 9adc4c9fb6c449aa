package dev.backendlab.web.question;

import dev.backendlab.kit.question.FollowUp;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.question.SourceCode;
import dev.backendlab.picture.Pictures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A question as its page shows it; made once, until one of its files changes. */
public final class Answer {

  private static final List<String> DEPTH =
      List.of(
          Question.SHORT_ANSWER,
          Question.MISLEADS,
          Question.PROVES,
          "Run it",
          "Try it yourself",
          "Read the code",
          Question.LEAVES_OUT,
          Question.SOURCES);

  private final Question question;
  private final Path root;
  private final Map<String, String> sections = new LinkedHashMap<>();
  private final List<Asked> followUps = new ArrayList<>();
  private final String drawing;
  private final RubricView rubric;
  private final Map<String, List<CodeView>> code = new LinkedHashMap<>();
  private final List<SourceCode.ClaimMethod> methods;

  /**
   * A follow-up with its answer as HTML.
   *
   * @param anchor its id on the page
   */
  public record Asked(FollowUp followUp, String html, String anchor) {}

  Answer(Question question, Path root, Pictures pictures) {
    this.question = question;
    this.root = root;
    var markdown = new MarkdownHtml(question);
    question
        .sections()
        .forEach(section -> sections.put(section.heading(), markdown.of(section.markdown())));
    for (var each : question.followUps()) {
      followUps.add(new Asked(each, markdown.of(each.answer()), anchor(question, each)));
    }
    this.drawing = pictures.html(question.picture()).orElse("");
    this.rubric = RubricView.of(question, markdown);
    this.methods = question.runs() ? SourceCode.claimsOf(question) : List.of();
  }

  public Question question() {
    return question;
  }

  /** The text below one of the headings, as HTML; empty where the question has no such part. */
  public String html(String heading) {
    return sections.getOrDefault(heading, "");
  }

  /** The picture as SVG; empty where it cannot be drawn. */
  public String drawing() {
    return drawing;
  }

  /** What is below the first look, in order: those of these parts that the question has. */
  public List<String> depth() {
    return DEPTH.stream().filter(sections::containsKey).toList();
  }

  public List<Asked> followUps() {
    return followUps;
  }

  public RubricView rubric() {
    return rubric;
  }

  /** The id that a follow-up has on its question's page. */
  public static String anchor(Question question, FollowUp followUp) {
    return "follow-up-" + (question.followUps().indexOf(followUp) + 1);
  }

  /** Whether a claim can be broken on purpose. */
  public boolean hasTwin(String claim) {
    return methods.stream()
        .anyMatch(method -> method.claim().equals(claim) && method.withoutTwin().isEmpty());
  }

  /** The claim's method, then the classes that it points to. */
  public List<CodeView> code(String claim) {
    synchronized (code) {
      return code.computeIfAbsent(claim, this::cut);
    }
  }

  private List<CodeView> cut(String claim) {
    var views = new ArrayList<CodeView>();
    methods.stream()
        .filter(method -> method.claim().equals(claim))
        .findFirst()
        .ifPresent(method -> {
          views.add(CodeView.of("the claim", method.snippet(), root, question.id()));
          for (var type : method.reads()) {
            SourceCode.typeIn(question, type)
                .ifPresent(snippet -> views.add(CodeView.of(type, snippet, root, question.id())));
          }
        });
    return views;
  }
}
