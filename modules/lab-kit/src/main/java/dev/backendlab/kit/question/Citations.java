package dev.backendlab.kit.question;

import dev.backendlab.kit.question.Question.ClaimSentence;
import dev.backendlab.kit.question.Rubric.Citation;
import dev.backendlab.kit.question.Rubric.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The claims and follow-ups that a rubric's points may cite, in parentheses at their end. */
final class Citations {

  static final String FORM = "End it with (`claim`) or (follow-up: \"Question?\")";

  private static final String ONE = "(?:`[^`]+`|follow-up:\\s+\".+?\")";
  private static final Pattern ALL =
      Pattern.compile("(?s)\\s*\\((%1$s(?:,\\s+%1$s)*)\\)$".formatted(ONE));
  private static final Pattern EACH =
      Pattern.compile("(?s)`([^`]+)`(?:,\\s+|$)|follow-up:\\s+\"(.+?)\"(?:,\\s+|$)");

  private final List<ClaimSentence> claims;
  private final List<FollowUp> followUps;
  private final Defects defects;

  Citations(List<ClaimSentence> claims, List<FollowUp> followUps, Defects defects) {
    this.claims = claims;
    this.followUps = followUps;
    this.defects = defects;
  }

  /** The point in this text: what it says, and what it cites. */
  Point cutFrom(String text, int line) {
    if (!text.endsWith(")")) {
      return new Point(text, List.of());
    }
    var all = ALL.matcher(text);
    if (!all.find()) {
      return new Point(text, List.of());
    }
    var cited = new ArrayList<Citation>();
    var each = EACH.matcher(all.group(1));
    while (each.find()) {
      cited.add(each.group(1) != null ? claim(each.group(1), line) : asked(each.group(2), line));
    }
    return new Point(text.substring(0, all.start()), cited);
  }

  private Citation claim(String id, int line) {
    var ids = claims.stream().map(ClaimSentence::id).toList();
    if (!ids.contains(id)) {
      defects.add(
          line, "the point cites the claim '" + id + "', which is not there", nearest(id, ids));
    }
    return new Citation.OfClaim(id);
  }

  private Citation asked(String quoted, int line) {
    var sentence = MarkdownFile.oneLine(quoted.replace("`", ""));
    return followUps.stream()
        .filter(each -> each.isQuotedBy(sentence))
        .findFirst()
        .map(Citation.OfFollowUp::new)
        .orElseGet(() -> unknown(sentence, line));
  }

  private Citation.OfFollowUp unknown(String sentence, int line) {
    var known = followUps.stream().map(FollowUp::question).toList();
    defects.add(
        line,
        "the point cites the follow-up \"" + sentence + "\", which is not there",
        nearest(sentence, known));
    return new Citation.OfFollowUp(new FollowUp(Level.JUNIOR, sentence, "", line));
  }

  private static String nearest(String word, List<String> known) {
    return Nearest.to(word, known)
        .map("Did you mean '%s'"::formatted)
        .orElse("Use one of " + String.join(", ", known));
  }
}
