package dev.backendlab.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThatCode;

import dev.backendlab.kit.service.NothingIsLeft;
import dev.backendlab.kit.service.OtherJvm;
import dev.backendlab.kit.service.ServiceUnavailable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that is installed here, as the lab's own child. */
class ChromiumTest extends BrowserContract implements NothingIsLeft {

  private Chromium browser;

  @BeforeAll
  void start() {
    assumeThatCode(() -> new Wish("").program()).doesNotThrowAnyException();
    browser = Chromium.start(new Wish("").program());
  }

  @Override
  Browser browser() {
    return browser;
  }

  @AfterAll
  void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void itSaysWhatItIs() {
    assertThat(browser.isInstalled()).isTrue();
    assertThat(browser.name()).matches("(Chromium|Chrome|Edg) [\\d.]+ \\(installed, /.*\\)");
  }

  @Test
  void theConsoleTellsTheDeveloperMore() {
    var page = browser.open("data:text/html,here");
    assertThatThrownBy(() -> page.evaluate("fetch('%s')".formatted(url("/last"))))
        .hasMessage("TypeError: Failed to fetch");
    assertThat(page.console()).anyMatch(line -> line.contains("blocked by CORS policy"));
    assertThat(page.console()).isEmpty();
  }

  @Test
  void nothingIsLeftWhenItIsClosed() {
    var other = Chromium.start(new Wish("").program());
    var processes =
        ProcessHandle.of(other.process().server().pid()).orElseThrow().descendants().toList();
    assertThat(processes).isNotEmpty();
    assertThat(other.open("data:text/html,here").text()).isEqualTo("here");
    other.close();
    assertThat(processes).noneMatch(ChromiumTest::isRunning);
    assertThat(other.process().server().folder()).doesNotExist();
  }

  /** One that has ended and that nobody has collected has no program any more. */
  private static boolean isRunning(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  @Test
  void aProgramThatIsNoBrowserIsToldInASentence(@TempDir Path folder) throws Exception {
    var program = folder.resolve("chromium");
    var executable = PosixFilePermissions.fromString("rwx------");
    Files.createFile(program, PosixFilePermissions.asFileAttribute(executable));
    Files.writeString(program, "#!/bin/sh\necho install the snap >&2\nexit 1\n");
    assertThatThrownBy(() -> Chromium.start(program))
        .isInstanceOf(ServiceUnavailable.class)
        .hasMessage(program + " did not start: install the snap");
  }

  @Override
  public Class<?> host() {
    return Host.class;
  }

  /** A browser with a page. */
  static final class Host {

    public static void main(String[] args) throws Exception {
      try (var browser = Chromium.start(new Wish("").program())) {
        var page = browser.open("data:text/html,here");
        assertThat(page.text()).isEqualTo("here");
        OtherJvm.readyAndWait();
      }
    }
  }
}
