package dev.backendlab.oauth;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Allows the old camera the method "plain", as servers once did: Spring's refuses it. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class PlainAgain implements Filter {

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain rest)
      throws IOException, ServletException {
    var isPlain =
        "plain".equals(request.getParameter("code_challenge_method"))
            && "old-camera".equals(request.getParameter("client_id"));
    rest.doFilter(isPlain ? new Hashed((HttpServletRequest) request) : request, response);
  }

  /** A server that hashes the challenge accepts just the challenge as the verifier. */
  private static final class Hashed extends HttpServletRequestWrapper {

    Hashed(HttpServletRequest plain) {
      super(plain);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      var all = new HashMap<>(super.getParameterMap());
      all.put("code_challenge_method", new String[] {"S256"});
      all.computeIfPresent("code_challenge", (n, c) -> new String[] {OAuthClient.s256(c[0])});
      return all;
    }
  }
}
