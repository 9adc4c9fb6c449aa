package dev.backendlab.kit.question;

import static dev.backendlab.kit.question.MarkdownFile.line;
import static dev.backendlab.kit.question.MarkdownFile.plain;

import dev.backendlab.kit.question.Outline.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code **Junior: question?** answer}, and everything down to the next one as its answer.
 */
final class FollowUps {

  private static final String FORM = "Write '**Junior: question?** answer', or Senior, or Staff";
  private static final Pattern ASKED = Pattern.compile("(\\w+):\\s(.+\\?)");

  private final Part part;
  private final MarkdownFile file;
  private final Defects defects;
  private final List<FollowUp> read = new ArrayList<>();
  private @Nullable Open open;

  private FollowUps(Part part, MarkdownFile file, Defects defects) {
    this.part = part;
    this.file = file;
    this.defects = defects;
  }

  /** One whose answer may go on. */
  private record Open(Level level, String question, StrongEmphasis asked, Node last) {

    Open until(Node block) {
      return new Open(level, question, asked, block);
    }
  }

  static List<FollowUp> of(Part part, MarkdownFile file, Defects defects) {
    var followUps = new FollowUps(part, file, defects);
    part.blocks().forEach(followUps::take);
    followUps.close();
    return followUps.read;
  }

  private void take(Node block) {
    boolean first = part.heading().equals(block.getPrevious());
    if (block instanceof Paragraph && block.getFirstChild() instanceof StrongEmphasis asked) {
      close();
      begin(asked, block);
    } else if (block instanceof Heading) {
      close();
      defects.add(line(block), "a heading among the follow-ups: " + plain(block), FORM);
    } else if (open != null) {
      open = open.until(block);
    } else if (first) {
      defects.add(line(block), "this is no follow-up", FORM);
    }
  }

  private void begin(StrongEmphasis asked, Node block) {
    var words = ASKED.matcher(plain(asked));
    if (!words.matches()) {
      defects.add(line(block), "'" + plain(asked) + "' is no follow-up's question", FORM);
      return;
    }
    var level = Level.of(words.group(1));
    if (level.isEmpty()) {
      var levels = Arrays.stream(Level.values()).map(Level::word).collect(Collectors.joining(", "));
      defects.add(line(block), "'" + words.group(1) + "' is no level", "Use one of " + levels);
      return;
    }
    var question = words.group(2);
    var capital = question.substring(0, 1).toUpperCase(Locale.ROOT);
    open = new Open(level.get(), capital + question.substring(1), asked, block);
  }

  private void close() {
    if (open == null) {
      return;
    }
    int line = line(open.asked());
    var followUp =
        new FollowUp(open.level(), open.question(), file.between(open.asked(), open.last()), line);
    if (followUp.answer().isEmpty()) {
      defects.add(line, "the follow-up has no answer", "Write it behind the question");
    }
    if (!read.isEmpty() && read.getLast().level().compareTo(followUp.level()) > 0) {
      defects.add(
          line,
          "a follow-up for %s behind one for %s"
              .formatted(followUp.level().word(), read.getLast().level().word()),
          "Keep the order Junior, Senior, Staff");
    }
    if (read.stream().anyMatch(other -> other.isQuotedBy(followUp.question()))) {
      defects.add(line, "this follow-up is there twice", "Ask something else");
    }
    read.add(followUp);
    open = null;
  }
}
