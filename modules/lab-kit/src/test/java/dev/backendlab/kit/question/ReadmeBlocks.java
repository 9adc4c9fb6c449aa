package dev.backendlab.kit.question;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.front.matter.YamlFrontMatterExtension;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Every text of a README, found by another way than that of the faces: from commonmark's tree of
 * the whole file, whatever the kit's own parser makes of it.
 */
public final class ReadmeBlocks {

  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(YamlFrontMatterExtension.create(), TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .build();
  private static final String CITED = "(?:[a-z0-9-]+|follow-up: \".+?\")";
  private static final Pattern CITING =
      Pattern.compile("(.*?)\\s*\\((%1$s(?:, %1$s)*)\\)".formatted(CITED));

  private final List<ReadmeBlock> found = new ArrayList<>();
  private String section = "";
  private int line = 1;

  private ReadmeBlocks() {}

  /** The files of all questions: READMEs of modules, and texts of those without one. */
  public static List<Path> files(Path root) {
    return Shelf.of(root).entries().stream().flatMap(entry -> entry.file().stream()).toList();
  }

  /** The question that a file is about: {@code q12}. */
  public static String idOf(Path file) {
    return Pattern.compile("[/\\\\](q\\d\\d)[^/\\\\]*(?:[/\\\\]README)?\\.md$")
        .matcher(file.toString())
        .results()
        .map(id -> id.group(1))
        .findFirst()
        .orElseThrow();
  }

  /** All of a file, in their order. */
  public static List<ReadmeBlock> of(Path readme) {
    try {
      var blocks = new ReadmeBlocks();
      blocks.walk(PARSER.parse(Files.readString(readme)));
      return blocks.found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void walk(Node parent) {
    for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
      if (!node.getSourceSpans().isEmpty()) {
        line = node.getSourceSpans().getFirst().getLineIndex() + 1;
      }
      switch (node) {
        case Heading heading -> heading(heading);
        case Paragraph paragraph -> add(line, paragraph(paragraph));
        case TableCell cell -> add(line, words(cell)); // it may wrap beside another
        case FencedCodeBlock code when "mermaid".equals(code.getInfo()) ->
            MermaidBlocks.of(code.getLiteral(), line + 1, this::add);
        case FencedCodeBlock code -> add(line + 1, List.of(code.getLiteral()));
        case IndentedCodeBlock code -> add(line, List.of(code.getLiteral()));
        case HtmlBlock markup -> add(line, List.of(markup.getLiteral()));
        default -> walk(node);
      }
    }
  }

  private void add(int where, List<String> pieces) {
    found.add(new ReadmeBlock(section, where, pieces));
  }

  private void heading(Heading heading) {
    var title = String.join("", Inlines.of(heading));
    if (heading.getLevel() == 2) {
      section = title;
    } else {
      add(line, List.of(title));
    }
  }

  private static List<String> words(Node cell) {
    return Arrays.asList(String.join(" ", Inlines.of(cell)).split("\\s+"));
  }

  private List<String> paragraph(Paragraph paragraph) {
    if (!(paragraph.getFirstChild() instanceof StrongEmphasis label)) {
      return Inlines.of(paragraph);
    }
    var pieces = new ArrayList<>(Inlines.after(label));
    var labelled = String.join(" ", Inlines.of(label));
    switch (section) {
      case Question.FOLLOW_UPS -> pieces.addFirst(labelled.replaceFirst("^\\w+: ", ""));
      case Question.RUBRIC -> pieces.addAll(cited(pieces.removeLast()));
      default -> {
        return Inlines.of(paragraph);
      }
    }
    return pieces;
  }

  /** The end of a point: what it says, then each thing that it cites. */
  private static List<String> cited(String text) {
    var citing = CITING.matcher(text);
    if (!citing.matches()) {
      return List.of(text);
    }
    var pieces = new ArrayList<>(List.of(citing.group(1)));
    Pattern.compile(CITED + "(?=, |$)")
        .matcher(citing.group(2))
        .results()
        .map(cited -> cited.group().replaceAll("^follow-up: \"|\"$", ""))
        .forEach(pieces::add);
    return pieces;
  }
}
