package dev.backendlab.sharding;

import dev.backendlab.sharding.Decisions.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DataAccessException;

/**
 * Transactions that have done their work on a server and promised to commit, but have not been told
 * to. They outlive their session and the server's crash, and hold their locks all the while.
 *
 * @see <a href="https://www.postgresql.org/docs/18/sql-prepare-transaction.html">PREPARE
 *     TRANSACTION</a>
 */
final class PreparedTransactions {

  private static final String PREFIX = "transfer-";
  private static final String UNDEFINED_OBJECT = "42704";

  private PreparedTransactions() {}

  static String newGid() {
    return PREFIX + UUID.randomUUID();
  }

  /** Does the work and prepares it: from here on it can be committed, also after a crash. */
  static void prepare(Shard shard, String gid, Runnable work) {
    shard.inTransaction(() -> {
      work.run();
      // ends the transaction of this session, so that Spring's commit has nothing left to do
      return shard.jdbc().sql("prepare transaction '%s'".formatted(gid)).update();
    });
  }

  /** Carries out what was decided; somebody else may have done it already. */
  static void finish(Shard shard, String gid, Outcome outcome) {
    try {
      shard.jdbc().sql("%s prepared '%s'".formatted(outcome, gid)).update();
    } catch (DataAccessException failed) {
      if (!isUnknown(failed)) {
        throw failed;
      }
    }
  }

  private static boolean isUnknown(DataAccessException failed) {
    return failed.getMostSpecificCause() instanceof java.sql.SQLException sql
        && UNDEFINED_OBJECT.equals(sql.getSQLState());
  }

  /** Those on a server that nobody has finished for so long. */
  static List<String> on(Shard shard, Duration atLeast) {
    return shard.list(
        String.class,
        """
        select gid from pg_prepared_xacts
        where database = current_database() and gid like ? || '%'
        and prepared <= now() - ? * interval '1 ms'
        """,
        PREFIX,
        atLeast.toMillis());
  }
}
