package dev.backendlab.kit.question;

import dev.backendlab.kit.question.Outline.Part;
import dev.backendlab.kit.question.Question.ClaimSentence;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.LinkReferenceDefinition;

/** A README's text, read part by part; what is not in the form becomes a defect. */
final class ReadmeText {

  private final MarkdownFile file;
  private final Form form;
  private final Defects defects;
  private final FrontMatter frontMatter;
  private final String asked;
  private final Outline outline;

  /**
   * Divides the text.
   *
   * @throws BrokenQuestion where it has no front matter, without which nothing else can be judged
   */
  ReadmeText(MarkdownFile file, Form form, Defects defects) {
    this.file = file;
    this.form = form;
    this.defects = defects;
    this.frontMatter = FrontMatter.of(file, form, defects);
    this.asked = frontMatter.single("question");
    this.outline = Outline.of(file, asked, form, defects);
  }

  /** The question that it makes; never empty where there is no defect. */
  Optional<Question> question(Path path) {
    var id = frontMatter.id(path);
    var section = frontMatter.single("section");
    var minutes = frontMatter.minutes(file.text());
    var claims = frontMatter.claims();
    var toBreak = frontMatter.toBreak(claims);
    var start = frontMatter.start();
    var followUps = followUps();
    var rubric = rubric(claims, followUps);
    check();
    return picture()
        .map(picture ->
            new Question(
                path,
                id,
                asked,
                section,
                minutes,
                frontMatter.list("services"),
                claims,
                toBreak,
                start,
                outline.sections(),
                picture,
                followUps,
                rubric));
  }

  private void check() {
    var smallParts = new SmallParts(defects);
    outline.part(Question.IN_30_SECONDS).ifPresent(smallParts::spoken);
    outline.part(Question.LEAVES_OUT).ifPresent(smallParts::leftOut);
    outline.part(Question.SOURCES).ifPresent(smallParts::sources);
    file.tree().accept(new References(defects));
  }

  private Optional<Picture> picture() {
    return outline.part(Question.PICTURE).flatMap(part -> Mermaid.in(part, defects));
  }

  private List<FollowUp> followUps() {
    return read(Question.FOLLOW_UPS, part -> FollowUps.of(part, file, defects), List.of());
  }

  private Rubric rubric(List<ClaimSentence> claims, List<FollowUp> followUps) {
    var citations = new Citations(claims, followUps, defects);
    return read(
        Question.RUBRIC,
        part -> RubricText.of(part, file, form, citations, defects),
        new Rubric(Map.of(), List.of(), List.of()));
  }

  private <T> T read(String title, Function<Part, T> reading, T nothing) {
    return outline.part(title).map(reading).orElse(nothing);
  }

  /** The faces show each part by itself, where an address that stands elsewhere is not known. */
  private static final class References extends AbstractVisitor {

    private final Defects defects;

    References(Defects defects) {
      this.defects = defects;
    }

    @Override
    public void visit(LinkReferenceDefinition definition) {
      defects.add(
          MarkdownFile.line(definition),
          "the address of [%s] stands apart from its link".formatted(definition.getLabel()),
          "Write [text](address) where it is");
    }
  }
}
