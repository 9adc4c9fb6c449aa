package dev.backendlab.web.present;

import dev.backendlab.web.question.Answer;
import dev.backendlab.web.question.Library.Neighbours;
import java.util.ArrayList;
import java.util.List;

/**
 * The way through a question: its 30 seconds, its picture, each claim, and each follow-up before
 * its answer.
 *
 * @param anchors the ids of the slides, in order
 */
record Steps(List<String> anchors, Neighbours neighbours) {

  private static final String ANSWER = "-answer";

  static Steps of(Answer answer, Neighbours neighbours) {
    var anchors = new ArrayList<>(List.of("in-30-seconds", "picture"));
    answer.question().claims().forEach(claim -> anchors.add("claim-" + claim.id()));
    for (var asked : answer.followUps()) {
      anchors.add(asked.anchor());
      anchors.add(asked.anchor() + ANSWER);
    }
    return new Steps(anchors, neighbours);
  }

  /** From 1. */
  public int place(String anchor) {
    return anchors.indexOf(anchor) + 1;
  }

  /** The address of the slide before, or of the question before; empty where there is none. */
  public String before(String anchor) {
    int place = anchors.indexOf(anchor);
    return place > 0
        ? "#" + anchors.get(place - 1)
        : neighbours.previous().map(Steps::address).orElse("");
  }

  /** The address of the slide after, or of the next question; empty where there is none. */
  public String after(String anchor) {
    int place = anchors.indexOf(anchor) + 1;
    return place < anchors.size()
        ? "#" + anchors.get(place)
        : neighbours.next().map(Steps::address).orElse("");
  }

  private static String address(String question) {
    return "/" + question + "/present";
  }
}
