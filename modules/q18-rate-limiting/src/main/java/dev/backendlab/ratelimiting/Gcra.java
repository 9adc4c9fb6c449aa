package dev.backendlab.ratelimiting;

/**
 * The arithmetic of the generic cell rate algorithm, in any unit of time.
 *
 * <p>All there is to know of a caller is the backlog: how long the bucket would take to run empty
 * (in I.371, the theoretical arrival time less now).
 *
 * @param interval between two calls at the average rate
 * @param burst how many calls may come at once
 */
record Gcra(long interval, long burst) {

  /** How many calls would pass now. */
  long free(long backlog) {
    return Math.max(0, burst - Math.ceilDiv(backlog, interval));
  }

  /** How long until one more would. */
  long untilOneMore(long backlog) {
    return Math.max(0, backlog - (burst - free(backlog) - 1) * interval);
  }
}
