package dev.backendlab.browser;

import java.util.List;

/**
 * A tab of a browser. It shares cookies and cache with the others of its browser.
 *
 * <p>What goes wrong is a {@link BrowserException}.
 */
public interface Page {

  /** Goes to another address, and returns when the page there has loaded. */
  void go(String url);

  /** The address that the page has now. */
  String url();

  /** The text of the page's body, as its user sees it. */
  String text();

  /**
   * Runs JavaScript in the page, as if the page had brought it.
   *
   * <pre>{@code
   * page.evaluate("fetch('http://localhost:8080/me').then(answer => answer.text())");
   * page.evaluate("const a = 1; a + 1"); // fails: two statements are no expression
   * }</pre>
   *
   * @param expression one expression; a promise is awaited. HtmlUnit knows no {@code async}
   * @return its value as a string
   * @throws BrowserException with the page's own error, for example {@code TypeError: Failed to
   *     fetch}
   */
  String evaluate(String expression);

  /** Writes into a field of a form; the selector is one of CSS. */
  void fill(String selector, String value);

  /** Clicks, and returns when a navigation that this causes has loaded. */
  void click(String selector);

  /**
   * What the browser has written to the console since the last call, for the developer and not for
   * the page: why it blocked a request, for example. HtmlUnit writes nothing.
   */
  List<String> console();
}
