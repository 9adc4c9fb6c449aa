package dev.backendlab.cli.walk;

import dev.backendlab.cli.session.Session;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Asks what a user wants to do next; the end of the input leaves. */
record Keys(Session session) {

  private static final String OTHERS = " · b back · q leaves";

  /** Waits for a key before something is done; {@code enter} says what Enter does. */
  Key ask(String enter) throws IOException {
    return key(enter, " · s skips" + OTHERS);
  }

  /** Waits for a key after it was done: there is nothing to skip any more. */
  Key after(String enter) throws IOException {
    return key(enter, OTHERS);
  }

  private Key key(String enter, String others) throws IOException {
    var terminal = session.terminal();
    session.print(List.of(Text.EMPTY));
    session.print(
        Text.of(enter, Style.STRONG).and(others, Style.FAINT).wrapped(terminal.measure()));
    while (true) {
      session.tell("> ");
      var line = session.in().readLine();
      if (line == null) {
        session.tell("\n");
        return Key.LEAVE;
      }
      switch (line.strip().toLowerCase(Locale.ROOT)) {
        case "" -> {
          return Key.ON;
        }
        case "s", "skip" -> {
          return Key.SKIP;
        }
        case "b", "back" -> {
          return Key.BACK;
        }
        case "q", "quit" -> {
          return Key.LEAVE;
        }
        default ->
            session.print(
                Text.of("Press Enter, or s, b or q and then Enter.", Style.FAINT)
                    .wrapped(terminal.measure()));
      }
    }
  }
}
