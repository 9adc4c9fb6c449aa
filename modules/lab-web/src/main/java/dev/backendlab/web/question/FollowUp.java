package dev.backendlab.web.question;

import dev.backendlab.kit.question.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A follow-up of the interviewer, so that one can answer first.
 *
 * @param level junior, senior or staff
 * @param answer in Markdown
 * @param anchor its id on the page
 */
public record FollowUp(String level, String question, String answer, String anchor) {

  private static final Pattern ONE =
      Pattern.compile(
          "^\\*\\*(\\w+):\\s+(.+?)\\*\\*\\s*(.*?)(?=^\\*\\*\\w+:\\s|\\z)",
          Pattern.MULTILINE | Pattern.DOTALL);

  /** Those of a question, in their order. */
  public static List<FollowUp> of(Question question) {
    var all = new ArrayList<FollowUp>();
    ONE.matcher(question.text("Follow-ups"))
        .results()
        .forEach(one -> {
          var asked = one.group(2).replaceAll("\\s+", " ");
          all.add(
              new FollowUp(
                  one.group(1).toLowerCase(Locale.ROOT),
                  asked.substring(0, 1).toUpperCase(Locale.ROOT) + asked.substring(1),
                  one.group(3).strip(),
                  "follow-up-" + (all.size() + 1)));
        });
    return all;
  }
}
