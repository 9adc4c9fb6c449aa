package dev.backendlab.pooling;

import dev.backendlab.kit.Logged;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Code that takes a connection and forgets to give it back. */
record ForgetfulReport(DataSource database) {

  /**
   * A connection that nobody closes.
   *
   * @param where in a stack trace's words, the line that took it
   */
  record Leak(String where, Connection connection) {

    /** How many leaks the log names by this line: class, method and number. */
    long namedIn(Logged log) {
      return log.withTraces().stream().filter(words -> words.contains(where)).count();
    }
  }

  List<Leak> runs(int times) throws SQLException {
    var leaks = new ArrayList<Leak>();
    for (int i = 0; i < times; i++) {
      leaks.add(run());
    }
    return leaks;
  }

  private Leak run() throws SQLException {
    return new Leak(here(), database.getConnection()); // and no try around it
  }

  private static String here() {
    return StackWalker.getInstance()
        .walk(frames -> frames.skip(1).findFirst().orElseThrow().toStackTraceElement().toString());
  }

  /** What the night's restart does in many a company. */
  static void close(List<Leak> leaks) throws SQLException {
    for (var leak : leaks) {
      leak.connection().close();
    }
  }
}
