package dev.backendlab.web.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in what comes from a page of the lab in a browser on this machine, or from the address bar.
 *
 * <p>A server on the loopback address is within reach of every page that the user has open. Each of
 * these checks would stop most of what such a page can try; together they leave it nothing.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Guard extends OncePerRequestFilter {

  static final String HEADER = "X-Lab-Token";
  static final String FIELD = "token";

  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final String CONTENT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  private final Token token;
  private final Hosts hosts;

  Guard(Token token, @Value("${server.address:127.0.0.1}") String address) {
    this.token = token;
    this.hosts = Hosts.listeningOn(address);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    protect(response);
    var objection = objection(request);
    if (objection.isPresent()) {
      response.setStatus(objection.get().status());
      response.setContentType("text/plain;charset=UTF-8");
      response.getWriter().println(objection.get().sentence());
    } else {
      chain.doFilter(request, response);
    }
  }

  private static void protect(HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", CONTENT_POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    // not no-referrer: with that, browsers call the origin of our own forms "null"
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Cache-Control", "no-cache");
  }

  private record Objection(int status, String sentence) {}

  private Optional<Objection> objection(HttpServletRequest request) {
    int port = request.getLocalPort();
    var origin = request.getHeader("Origin");
    boolean reads = READING.contains(request.getMethod());
    if (!hosts.allow(request.getHeader("Host"), port)) {
      return refused(421, "This server answers to its address only: open http://127.0.0.1:" + port);
    }
    if (origin != null && !hosts.allow(origin.replaceFirst("^http://", ""), port)) {
      return refused(403, "Another site may not talk to the lab.");
    }
    if (isFromElsewhere(request, reads)) {
      return refused(403, "Another site may not talk to the lab.");
    }
    if (!reads && !request.getMethod().equals("POST")) {
      return refused(405, "The lab knows GET, HEAD and POST.");
    }
    if (!reads && !token.is(request.getHeader(HEADER)) && !token.is(field(request))) {
      return refused(403, "This page is older than the server: reload it.");
    }
    return Optional.empty();
  }

  private static Optional<Objection> refused(int status, String sentence) {
    return Optional.of(new Objection(status, sentence));
  }

  /** A link on another site may lead here; anything else that begins there may not. */
  private static boolean isFromElsewhere(HttpServletRequest request, boolean reads) {
    var site = request.getHeader("Sec-Fetch-Site");
    if (site == null || site.equals("same-origin") || site.equals("none")) {
      return false;
    }
    return !(reads
        && "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
        && "document".equals(request.getHeader("Sec-Fetch-Dest")));
  }

  private static @org.jspecify.annotations.Nullable String field(HttpServletRequest request) {
    return request.getParameter(FIELD);
  }
}
