package dev.backendlab.kit.question;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.front.matter.YamlFrontMatterExtension;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** A Markdown file as a tree whose nodes know where they stand in the text. */
final class MarkdownFile {

  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(YamlFrontMatterExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .build();
  private static final Pattern WORD = Pattern.compile("\\S*[\\p{L}\\p{N}]\\S*");

  private final String text;
  private final List<String> lines;
  private final Node tree;

  MarkdownFile(String text) {
    this.text = text;
    this.lines = text.lines().toList();
    this.tree = PARSER.parse(text);
  }

  /** Its lines as they stand in the file. */
  List<String> lines() {
    return lines;
  }

  Node tree() {
    return tree;
  }

  /** The nodes directly below this one. */
  static List<Node> children(Node parent) {
    var children = new ArrayList<Node>();
    for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
      children.add(node);
    }
    return children;
  }

  /** The line on which a node begins, from 1. */
  static int line(Node node) {
    return node.getSourceSpans().getFirst().getLineIndex() + 1;
  }

  /** The line on which a node ends, from 1. */
  static int lastLine(Node node) {
    return node.getSourceSpans().getLast().getLineIndex() + 1;
  }

  /** The Markdown behind a node, as far as the end of another. */
  String between(Node node, Node last) {
    return text.substring(end(node), end(last)).strip();
  }

  private static int end(Node node) {
    var span = node.getSourceSpans().getLast();
    return span.getInputIndex() + span.getLength();
  }

  /** What a reader sees of a node: its words, without any marks, on one line. */
  static String plain(Node node) {
    var words = new StringBuilder();
    collect(node, words);
    return words.toString().strip().replaceAll("\\s+", " ");
  }

  private static void collect(Node node, StringBuilder words) {
    switch (node) {
      case Text letters -> words.append(letters.getLiteral());
      case Code code -> words.append(code.getLiteral());
      case HtmlInline markup -> words.append(markup.getLiteral());
      case FencedCodeBlock code -> words.append(code.getLiteral());
      case SoftLineBreak space -> words.append(' ');
      case HardLineBreak space -> words.append(' ');
      default -> {
        children(node).forEach(child -> collect(child, words));
        words.append(node instanceof Block ? " " : "");
      }
    }
  }

  /** How many words a text has; a dash between two of them is none. */
  static long words(String text) {
    return WORD.matcher(text).results().count();
  }
}
