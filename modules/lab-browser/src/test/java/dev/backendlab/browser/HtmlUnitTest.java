package dev.backendlab.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Where no browser is installed, or the user asks for it. */
class HtmlUnitTest extends BrowserContract {

  private final Browser browser = new HtmlUnit("as asked for");

  @Override
  Browser browser() {
    return browser;
  }

  @AfterAll
  void close() {
    browser.close();
  }

  @Test
  void itSaysWhatItIs() {
    assertThat(browser.isInstalled()).isFalse();
    assertThat(browser.name()).matches("HtmlUnit \\d+\\.\\d+\\S* \\(in this JVM, as asked for\\)");
  }
}
