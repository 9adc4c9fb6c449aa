package dev.backendlab.browser;

import tools.jackson.databind.json.JsonMapper;

/** JavaScript that all browsers run alike: without async, which HtmlUnit does not know. */
final class Script {

  private static final String VALUE = "+";
  private static final String ERROR = "-";

  private Script() {}

  /** A promise of a string that {@link #outcome} reads: it is never rejected. */
  static String promise(String expression) {
    return """
    new Promise(function (done) { done((%s)); }).then(
      function (value) { return '%s' + value; },
      function (error) { return '%s' + error; })\
    """
        .formatted(expression, VALUE, ERROR);
  }

  /** The value of an expression; what it has thrown, as an exception. */
  static String outcome(String marked) {
    if (marked.startsWith(VALUE)) {
      return marked.substring(1);
    }
    throw new BrowserException(marked.substring(1));
  }

  static String fill(String selector, String value) {
    return on(
        selector,
        """
        element.value = %s;
        element.dispatchEvent(new Event('input', { bubbles: true }));
        element.dispatchEvent(new Event('change', { bubbles: true }));
        """
            .formatted(quoted(value)));
  }

  /** Answers whether the click leaves the page: by a link, or by a form that is sent. */
  static String click(String selector) {
    return on(
        selector,
        """
        var leaves = false;
        function sees(event) {
          var link = event.type === 'click' && event.target.closest('a[href]');
          var parts = link ? link.href.split('#') : [];
          var stays = parts.length > 1 && parts[0] === location.href.split('#')[0];
          var goes = event.type === 'submit' || link && !stays;
          if (goes && !event.defaultPrevented) { leaves = true; }
        }
        addEventListener('click', sees);
        addEventListener('submit', sees);
        try { element.click(); } finally {
          removeEventListener('click', sees);
          removeEventListener('submit', sees);
        }
        return leaves;
        """);
  }

  private static String on(String selector, String work) {
    return """
    (function (selector) {
      var element = document.querySelector(selector);
      if (!element) { throw new Error('No element of the page matches ' + selector); }
      %s
    })(%s)\
    """
        .formatted(work, quoted(selector));
  }

  private static String quoted(String text) {
    return JsonMapper.shared().writeValueAsString(text);
  }
}
