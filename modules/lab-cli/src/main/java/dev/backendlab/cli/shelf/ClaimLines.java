package dev.backendlab.cli.shelf;

import dev.backendlab.cli.session.Session;
import dev.backendlab.cli.text.Layout;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.question.Question.ClaimSentence;
import dev.backendlab.kit.question.SourceCode;
import dev.backendlab.kit.run.Digest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A question's claims: how each went last, its id, and its sentence. */
record ClaimLines(Session session, Question question) {

  List<Text> of(int width) {
    int ids = question.claims().stream().mapToInt(claim -> claim.id().length()).max().orElse(0);
    var last = session.runs().digest(question.id()).map(Digest::claims).orElse(Map.of());
    var methods = methods();
    var lines = new ArrayList<Text>();
    for (var claim : question.claims()) {
      var id = id(claim, methods).padded(ids + 2);
      var label = Marks.of(Optional.ofNullable(last.get(claim.id()))).and(id);
      lines.addAll(Layout.hanging(label, Text.of(claim.sentence()), width));
    }
    return lines;
  }

  private static Text id(ClaimSentence claim, Map<String, String> methods) {
    var id = Text.of(claim.id(), Style.FIRST);
    var method = methods.get(claim.id());
    return method == null ? id : id.linked(method);
  }

  /** The addresses of the claims' methods; nobody looks for them where no click can lead there. */
  private Map<String, String> methods() {
    var methods = new HashMap<String, String>();
    if (session.terminal().links()) {
      SourceCode.claimsOf(question)
          .forEach(each -> methods.put(each.claim(), each.snippet().file().toUri().toString()));
    }
    return methods;
  }
}
