package dev.backendlab.indexing;

import dev.backendlab.kit.BrokenTwin;

/** Indexes that were made, and are not what was meant: each is a definition in a file. */
final class BrokenTwins {

  private BrokenTwins() {}

  @BrokenTwin(
      value = "fewer-scans",
      says = "The index is on id and customer: for a customer, all of it has to be read.")
  static class IdFirst {}

  @BrokenTwin(
      value = "speed",
      says = "The index on id is a BRIN, since that is smaller: it only knows 128 pages at a time.")
  static class SummaryOfIds {}

  @BrokenTwin(
      value = "extra-storage",
      says = "The index of open orders has lost its WHERE: it contains all orders.")
  static class WithoutWhere {}

  @BrokenTwin(
      value = "slower-writes",
      says = "The indexes are partial, for orders before February: new orders are in none of them.")
  static class OrdersOfJanuary {}

  @BrokenTwin(
      value = "composite-order",
      says = "The columns are the other way round: time first, and then customer.")
  static class TimeFirst {}

  @BrokenTwin(
      value = "not-used",
      says = "The index on words is on the whole text of the note: no word is found in it.")
  static class TextForWords {}
}
