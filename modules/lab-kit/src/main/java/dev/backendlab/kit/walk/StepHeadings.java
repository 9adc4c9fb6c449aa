package dev.backendlab.kit.walk;

import dev.backendlab.kit.question.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the headings of steps: {@code ## q10: outage, stampede}. */
final class StepHeadings {

  private static final Pattern QUESTION = Pattern.compile("## (q\\w*)(?::\\s*(.*))?");
  private static final Pattern SECTION = Pattern.compile("## read:\\s*(.+)");
  private static final Pattern TWIN = Pattern.compile("## break:\\s*(\\S+)\\s+(\\S+)");
  private static final Pattern INTERVIEW = Pattern.compile("## interview:\\s*(\\d+) minutes");
  private static final String RECALL = "## recall";
  private static final int FEWEST_MINUTES = 5;
  private static final int MOST_MINUTES = 90;
  private static final String FORMS =
      "Write ## q12: claim, claim, or ## q17, ## read: Section, ## break: q12 claim,"
          + " ## interview: 20 minutes, ## recall";

  private final Destinations destinations;
  private final Complaints complaints;

  /** Takes what is wrong. */
  interface Complaints {
    void add(int line, String problem, String remedy);
  }

  StepHeadings(Destinations destinations, Complaints complaints) {
    this.destinations = destinations;
    this.complaints = complaints;
  }

  /** The step that a heading names; empty where it names none. */
  Optional<Step> step(String heading, String bridge, int line) {
    var question = QUESTION.matcher(heading);
    if (question.matches()) {
      var claims = Optional.ofNullable(question.group(2)).orElse("");
      return Optional.of(question(question.group(1), claims, bridge, line));
    }
    var section = SECTION.matcher(heading);
    if (section.matches()) {
      known("section", section.group(1), destinations.sections(), line);
      return Optional.of(new Step.OfSection(section.group(1), bridge, line));
    }
    var twin = TWIN.matcher(heading);
    if (twin.matches()) {
      return Optional.of(twin(twin.group(1), twin.group(2), bridge, line));
    }
    var interview = INTERVIEW.matcher(heading);
    if (interview.matches()) {
      return Optional.of(new Step.Interview(minutes(interview.group(1), line), bridge, line));
    }
    if (heading.equals(RECALL)) {
      return Optional.of(new Step.Recall(bridge, line));
    }
    complaints.add(line, "'%s' is no step".formatted(heading), FORMS);
    return Optional.empty();
  }

  private Step question(String id, String listed, String bridge, int line) {
    var claims = Stream.of(listed.split(",")).map(String::strip).filter(c -> !c.isEmpty()).toList();
    if (known("question", id, destinations.questions(), line)) {
      if (!destinations.runs(id) && !claims.isEmpty()) {
        complaints.add(line, id + " has no module, so no claims", "Write '## " + id + "'");
      } else if (destinations.runs(id)) {
        claims(id, claims, line);
      }
    }
    return new Step.OfQuestion(id, claims, bridge, line);
  }

  private void claims(String question, List<String> named, int line) {
    if (named.isEmpty()) {
      complaints.add(
          line,
          "%s has a module, and no claim is named".formatted(question),
          "Name those that carry the story, as in '## %s: %s'"
              .formatted(
                  question,
                  destinations.claims(question).map(known -> known.getFirst()).orElse("claim")));
    }
    var seen = new ArrayList<String>();
    for (var claim : named) {
      claim(question, claim, line);
      if (seen.contains(claim)) {
        complaints.add(line, "the claim '%s' is there twice".formatted(claim), "Keep one");
      }
      seen.add(claim);
    }
  }

  private Step twin(String question, String claim, String bridge, int line) {
    if (known("question", question, destinations.questions(), line)) {
      if (destinations.runs(question)) {
        claim(question, claim, line);
      } else {
        complaints.add(line, question + " has no module, so nothing to break", "Name another");
      }
    }
    return new Step.OfTwin(question, claim, bridge, line);
  }

  private void claim(String question, String claim, int line) {
    var known = destinations.claims(question);
    if (known.isPresent() && !known.get().contains(claim)) {
      complaints.add(
          line,
          "%s has no claim '%s'".formatted(question, claim),
          Nearest.to(claim, known.get())
              .map("Did you mean '%s'"::formatted)
              .orElse("It has " + String.join(", ", known.get())));
    }
  }

  private boolean known(String kind, String word, List<String> known, int line) {
    if (known.contains(word)) {
      return true;
    }
    complaints.add(
        line,
        "there is no %s '%s'".formatted(kind, word),
        Nearest.to(word, known)
            .map("Did you mean '%s'"::formatted)
            .orElse("Write it as docs/questions.md does"));
    return false;
  }

  private int minutes(String written, int line) {
    int minutes = written.length() > 3 ? 0 : Integer.parseInt(written);
    if (minutes < FEWEST_MINUTES || minutes > MOST_MINUTES) {
      complaints.add(
          line,
          "an interview of %s minutes".formatted(written),
          "Write from %d to %d".formatted(FEWEST_MINUTES, MOST_MINUTES));
    }
    return minutes;
  }
}
