package dev.backendlab.middleware;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A step of the chain. It logs when a request enters it, and when the request comes back. */
record Way(String step) {

  private static final Logger log = LoggerFactory.getLogger(Way.class);

  /** What a filter does: work before, the rest of the chain, work after. */
  interface Work {
    void pass(HttpServletRequest request, HttpServletResponse response, FilterChain rest)
        throws IOException, ServletException;
  }

  static Filter filter(Work work) {
    return (request, response, rest) ->
        work.pass((HttpServletRequest) request, (HttpServletResponse) response, rest);
  }

  Filter through(Work work) {
    return filter((request, response, rest) -> {
      in();
      try {
        work.pass(request, response, rest);
      } finally {
        out();
      }
    });
  }

  void in() {
    log.debug("→ {}", step);
  }

  void out() {
    log.debug("← {}", step);
  }
}
