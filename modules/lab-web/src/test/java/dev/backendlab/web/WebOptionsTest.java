package dev.backendlab.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebOptionsTest {

  @Test
  void withoutWordsItIsLocalAndOnAnyPort() {
    assertThat(WebOptions.of(List.of())).isEqualTo(new WebOptions(0, "127.0.0.1", true, false));
    assertThat(WebOptions.of(List.of()).isLocal()).isTrue();
  }

  @Test
  void takesAPortAndAnAddress() {
    var options = WebOptions.of(List.of("--port=8080", "--listen", "0.0.0.0", "--no-browser"));

    assertThat(options).isEqualTo(new WebOptions(8080, "0.0.0.0", false, false));
    assertThat(options.isLocal()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          --prot 80     | lab web has no option '--prot': did you mean --port?
          --zzzzzzzzz   | lab web has no option '--zzzzzzzzz': see ./lab help web.
          --port        | lab web --port needs a value: see ./lab help web.
          --port ten    | 'ten' is no port: name one from 1 to 65535.
          --port 70000  | '70000' is no port: name one from 1 to 65535.
          """)
  void aMistakeIsAnsweredWithASentence(String words, String sentence) {
    assertThatThrownBy(() -> WebOptions.of(List.of(words.split(" "))))
        .isInstanceOf(WebOptions.Mistake.class)
        .hasMessage(sentence);
  }

  @Test
  void opensABrowserWhereSomebodySeesIt() {
    assertThat(Browser.command("Mac OS X", Map.of())).contains("open");
    assertThat(Browser.command("Linux", Map.of("DISPLAY", ":0"))).contains("xdg-open");
    assertThat(Browser.command("Linux", Map.of())).isEmpty();
  }
}
