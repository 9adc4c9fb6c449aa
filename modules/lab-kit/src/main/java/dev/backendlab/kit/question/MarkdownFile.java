package dev.backendlab.kit.question;

import java.util.ArrayList;
import java.util.List;
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
          .maxOpenBlockParsers(Bounds.DEEPEST)
          .build();

  private final String text;
  private final List<String> lines;
  private final Node tree;

  /**
   * Parses a text.
   *
   * @throws BrokenQuestion where it is too deep
   */
  MarkdownFile(String text, Defects defects) {
    this.text = text;
    this.lines = text.lines().toList();
    this.tree = PARSER.parse(text);
    Bounds.check(tree, defects);
  }

  /** All that stands in it. */
  String text() {
    return text;
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

  /** The words of a node, as a reader sees them: without any marks, on one line. */
  static String plain(Node node) {
    var words = new StringBuilder();
    collect(node, words);
    return oneLine(words);
  }

  /** The words of a text with one space between any two of them. */
  static String oneLine(CharSequence text) {
    var line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      if (!Character.isWhitespace(sign)) {
        line.append(sign);
      } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
        line.append(' ');
      }
    }
    return line.toString().stripTrailing();
  }

  /** No switch: its first use costs a command line more than all the rest of the reading. */
  private static void collect(Node node, StringBuilder words) {
    if (node instanceof Text letters) {
      words.append(letters.getLiteral());
    } else if (node instanceof Code code) {
      words.append(code.getLiteral());
    } else if (node instanceof HtmlInline markup) {
      words.append(markup.getLiteral());
    } else if (node instanceof FencedCodeBlock code) {
      words.append(code.getLiteral());
    } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
      words.append(' ');
    } else {
      for (var child : children(node)) {
        collect(child, words);
      }
      words.append(node instanceof Block ? " " : "");
    }
  }

  /** How many words a text has; a dash between two of them is none. */
  static int words(String text) {
    int count = 0;
    boolean counted = false;
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      if (Character.isWhitespace(sign)) {
        counted = false;
      } else if (!counted && Character.isLetterOrDigit(sign)) {
        counted = true;
        count++;
      }
    }
    return count;
  }
}
