package dev.backendlab.cli.text;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/** Markdown as it reads on a terminal. */
public final class Markdown {

  private final Inline inline;

  /**
   * @param links where a link leads, as words behind it; empty where the text says enough
   */
  public Markdown(java.util.function.UnaryOperator<String> links) {
    this.inline = new Inline(links);
  }

  /** Its lines, none wider than this except code, which is never wrapped. */
  public List<Text> lines(String markdown, int width) {
    var parser = Parser.builder().extensions(List.of(TablesExtension.create())).build();
    return blocks(parser.parse(markdown), width, true);
  }

  /** The words of one paragraph, not yet wrapped. */
  public Text line(String markdown) {
    var paragraph = Parser.builder().build().parse(markdown).getFirstChild();
    return paragraph == null ? Text.EMPTY : inline.of(paragraph, Style.PLAIN);
  }

  private List<Text> blocks(Node parent, int width, boolean apart) {
    var lines = new ArrayList<Text>();
    for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
      var block = block(node, width);
      if (!lines.isEmpty() && !block.isEmpty() && apart) {
        lines.add(Text.EMPTY);
      }
      lines.addAll(block);
    }
    return lines;
  }

  private List<Text> block(Node node, int width) {
    return switch (node) {
      case Heading heading -> inline.of(heading, Style.STRONG).wrapped(width);
      case Paragraph paragraph -> inline.of(paragraph, Style.PLAIN).wrapped(width);
      case BulletList list -> items(list, null, list.isTight(), width);
      case OrderedList list -> items(list, first(list), list.isTight(), width);
      case FencedCodeBlock code -> code(code.getLiteral(), String.valueOf(code.getInfo()));
      case IndentedCodeBlock code -> code(code.getLiteral(), "");
      case HtmlBlock markup -> code(markup.getLiteral(), "");
      case BlockQuote quote -> quote(quote, width);
      case TableBlock table -> table(table, width);
      case ThematicBreak rule -> List.of(Text.of("─".repeat(width), Style.FAINT));
      default -> List.of();
    };
  }

  private static int first(OrderedList list) {
    var start = list.getMarkerStartNumber();
    return start == null ? 1 : start;
  }

  private List<Text> items(
      Node list, @org.jspecify.annotations.Nullable Integer first, boolean tight, int width) {
    var lines = new ArrayList<Text>();
    int number = first == null ? 0 : first;
    for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
      var mark = Text.of(first == null ? "• " : number++ + ". ", Style.FAINT);
      if (!lines.isEmpty() && !tight) {
        lines.add(Text.EMPTY);
      }
      boolean begun = false;
      for (var line : blocks(item, width - mark.width(), !tight)) {
        lines.add(begun ? Layout.indented(mark.width(), List.of(line)).getFirst() : mark.and(line));
        begun = true;
      }
    }
    return lines;
  }

  private List<Text> quote(BlockQuote quote, int width) {
    return blocks(quote, width - 2, true).stream()
        .map(line -> Text.of("┃ ", Style.FAINT).and(line))
        .toList();
  }

  /** In a console block the commands stand out from what they show. */
  private static List<Text> code(String literal, String info) {
    boolean console = info.equals("console");
    return Layout.indented(
        2,
        literal
            .stripTrailing()
            .lines()
            .map(line ->
                Text.of(
                    line,
                    console && !line.startsWith("$ ") && !line.startsWith("> ")
                        ? Style.FAINT
                        : Style.CODE))
            .toList());
  }

  private List<Text> table(TableBlock table, int width) {
    var rows = new ArrayList<List<Text>>();
    for (var part = table.getFirstChild(); part != null; part = part.getNext()) {
      for (var row = part.getFirstChild(); row != null; row = row.getNext()) {
        if (row instanceof TableRow) {
          rows.add(cells(row));
        }
      }
    }
    var header = rows.removeFirst().stream().map(Text::plain).toList();
    return new Table(header, rows).lines(width);
  }

  private List<Text> cells(Node row) {
    var cells = new ArrayList<Text>();
    for (var cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
      if (cell instanceof TableCell) {
        cells.add(inline.of(cell, Style.PLAIN));
      }
    }
    return cells;
  }
}
