package dev.backendlab.indexing;

import dev.backendlab.kit.BrokenTwin;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Indexes that were made, and are not what was meant. */
final class BrokenTwins {

  private BrokenTwins() {}

  /** Indexes of which one has another definition. */
  private abstract static class OneOtherwise extends Indexes {

    private final String name;
    private final String columns;

    OneOtherwise(JdbcClient jdbc, String name, String columns) {
      super(jdbc);
      this.name = name;
      this.columns = columns;
    }

    @Override
    Index named(String asked) {
      var index = super.named(asked);
      return asked.equals(name) ? index.on(columns) : index;
    }
  }

  @BrokenTwin(
      value = "fewer-scans",
      says = "The index is on id and customer: sorted by id first, it can't find a customer.")
  static class IdFirst extends OneOtherwise {

    IdFirst(JdbcClient jdbc) {
      super(jdbc, "by_customer", "(id, customer)");
    }
  }

  @BrokenTwin(
      value = "speed",
      says = "The index on id is a BRIN, since that is smaller: it only knows 128 pages at a time.")
  static class SummaryOfIds extends OneOtherwise {

    SummaryOfIds(JdbcClient jdbc) {
      super(jdbc, "by_id", "using brin (id)");
    }
  }

  @BrokenTwin(
      value = "extra-storage",
      says = "The index of open orders has lost its WHERE: it contains all orders.")
  static class WithoutWhere extends OneOtherwise {

    WithoutWhere(JdbcClient jdbc) {
      super(jdbc, "open_by_time", "(placed_at)");
    }
  }

  @BrokenTwin(
      value = "slower-writes",
      says = "The indexes are partial, for orders before February: new orders are in none of them.")
  static class OfJanuary extends Indexes {

    OfJanuary(JdbcClient jdbc) {
      super(jdbc);
    }

    @Override
    Index named(String name) {
      var index = super.named(name);
      return index.on(index.columns() + " where placed_at < '2024-02-01'");
    }
  }

  @BrokenTwin(
      value = "composite-order",
      says = "The columns are the other way round: time first, and then customer.")
  static class TimeFirst extends OneOtherwise {

    TimeFirst(JdbcClient jdbc) {
      super(jdbc, "by_customer_and_time", "(placed_at, customer)");
    }
  }

  @BrokenTwin(
      value = "not-used",
      says = "The index on words is on the text of the note: no word can be looked up in it.")
  static class TextForWords extends OneOtherwise {

    TextForWords(JdbcClient jdbc) {
      super(jdbc, "by_word", "(note)");
    }
  }
}
