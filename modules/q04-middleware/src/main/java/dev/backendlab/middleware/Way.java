package dev.backendlab.middleware;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs when a request enters a step of the chain and when it leaves it, on its way back. */
final class Way {

  private static final Logger log = LoggerFactory.getLogger(Way.class);

  private Way() {}

  static void in(String step) {
    log.debug("→ {}", step);
  }

  static void out(String step) {
    log.debug("← {}", step);
  }
}
