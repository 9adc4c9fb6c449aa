package dev.backendlab.web.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.tomcat.util.http.InvalidParameterException;
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

  /** A browser sends each of them once. */
  private static final List<String> WHERE_FROM =
      List.of("Origin", "Sec-Fetch-Site", "Sec-Fetch-Mode", "Sec-Fetch-Dest");

  private final Token token;
  private final Hosts hosts;

  Guard(Token token, Entrance entrance) {
    this.token = token;
    this.hosts = Hosts.of(entrance);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var refusal = refusal(request);
    if (refusal.isPresent()) {
      response.setStatus(refusal.get().status());
      response.setContentType("text/plain;charset=UTF-8");
      response.getWriter().println(refusal.get().sentence());
    } else {
      chain.doFilter(request, response);
    }
  }

  private Optional<Refusal> refusal(HttpServletRequest request) {
    int port = request.getLocalPort();
    var origin = request.getHeader("Origin");
    boolean reads = READING.contains(request.getMethod());
    if (!hosts.allow(request.getHeader("Host"), port)) {
      return refused(421, "This server answers to its address only: open http://127.0.0.1:" + port);
    }
    if (WHERE_FROM.stream().anyMatch(name -> isThereTwice(request, name))) {
      return Optional.of(Refusal.of(400));
    }
    if ((origin != null && !hosts.allowOrigin(origin, port)) || isFromElsewhere(request, reads)) {
      return Optional.of(Refusal.of(403));
    }
    if (!reads && !request.getMethod().equals("POST")) {
      return refused(405, "The lab knows GET, HEAD and POST.");
    }
    return reads ? Optional.empty() : withoutToken(request);
  }

  private Optional<Refusal> withoutToken(HttpServletRequest request) {
    try {
      return token.is(request.getHeader(HEADER)) || token.is(request.getParameter(FIELD))
          ? Optional.empty()
          : refused(403, "This page is older than the server: reload it.");
    } catch (InvalidParameterException malformed) {
      return Optional.of(Refusal.of(malformed));
    }
  }

  private static Optional<Refusal> refused(int status, String sentence) {
    return Optional.of(new Refusal(status, sentence));
  }

  private static boolean isThereTwice(HttpServletRequest request, String header) {
    var values = request.getHeaders(header);
    if (values.hasMoreElements()) {
      values.nextElement();
    }
    return values.hasMoreElements();
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
}
