package dev.backendlab.web.story;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.face.SqlTokens;
import java.util.List;

/** A statement with its keywords marked, and its plan. */
record StatementView(Event.Queried queried) {

  public List<SqlTokens.Token> tokens() {
    return SqlTokens.of(queried.sql());
  }

  public String plan() {
    return String.join("\n", queried.plan());
  }
}
