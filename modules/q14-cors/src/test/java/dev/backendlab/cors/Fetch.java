package dev.backendlab.cors;

import dev.backendlab.browser.BrowserException;
import dev.backendlab.browser.Page;

/** What the script of a page gets, in the page's own words. */
final class Fetch {

  /**
   * All that a page learns of an answer that it may not read, or of a request that was not sent.
   */
  static final String NOTHING = "nothing but a TypeError";

  private Fetch() {}

  static String text(Page page, String url) {
    return text(page, url, "{}");
  }

  /** With the cookies that the browser has for this address. */
  static String textWithCookies(Page page, String url) {
    return text(page, url, "{ credentials: 'include' }");
  }

  static String text(Page page, String url, String options) {
    return run(page, "fetch('%s', %s).then(a => a.text())".formatted(url, options));
  }

  /** Whose account it is, or why there is none. */
  static String owner(Page page, String bank) {
    return run(page, fetchOwner(bank));
  }

  /** The same from within a sandboxed frame of the page, which tells the page what it got. */
  static String ownerInSandbox(Page page, String bank) {
    return run(
        page,
        """
        new Promise(function (done) {
          addEventListener('message', function (event) { done(event.data); });
          var frame = document.createElement('iframe');
          frame.sandbox = 'allow-scripts';
          frame.srcdoc = "<script>%s.then(name => parent.postMessage(name, '*'), " +
            "error => parent.postMessage('%s', '*'))<\\/script>";
          document.documentElement.append(frame);
        })\
        """
            .formatted(fetchOwner(bank), NOTHING));
  }

  private static String fetchOwner(String bank) {
    return "fetch('%s/account', { credentials: 'include' }).then(a => a.json())".formatted(bank)
        + ".then(account => account.customer || account.detail)";
  }

  /** A PUT with a header of its own, so many times in turn; what the last one got. */
  static String put(Page page, String url, int times) {
    return run(
        page,
        """
        (function put(left) {
          return fetch('%s', {
            method: 'PUT',
            headers: { 'Content-Type': 'application/json', 'Trace-Id': '42' },
            body: '{"above":1.2}'
          }).then(a => a.text()).then(text => left > 1 ? put(left - 1) : text);
        })(%d)\
        """
            .formatted(url, times));
  }

  private static String run(Page page, String script) {
    try {
      return page.evaluate(script);
    } catch (BrowserException failed) {
      var error = String.valueOf(failed.getMessage());
      return error.startsWith("TypeError") ? NOTHING : error;
    }
  }
}
