package dev.backendlab.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendlab.kit.service.ServiceUnavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

class WishTest {

  @Test
  void whatIsNoProgramIsSaidInASentence() {
    assertThatThrownBy(() -> new Wish("/no/such/browser").program())
        .isInstanceOf(ServiceUnavailable.class)
        .hasMessage("LAB_BROWSER=/no/such/browser is no program.");
  }

  @Test
  @ResourceLock(Resources.SYSTEM_PROPERTIES)
  void htmlUnitComesWhereItIsAskedFor() {
    System.setProperty(Wish.PROPERTY, "HtmlUnit");
    try (var browser = Browser.start()) {
      assertThat(browser.isInstalled()).isFalse();
    } finally {
      System.clearProperty(Wish.PROPERTY);
    }
  }

  @Test
  @ResourceLock(Resources.SYSTEM_PROPERTIES)
  void itComesAlsoInPlaceOfABrowserThatIsNotThere() {
    System.setProperty(Wish.PROPERTY, "/no/such/browser");
    try (var browser = Browser.start()) {
      assertThat(browser.name()).contains("no other browser");
    } finally {
      System.clearProperty(Wish.PROPERTY);
    }
  }
}
