package dev.backendlab.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendlab.web.guard.Entrance;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebOptionsTest {

  @Test
  void withoutWordsItIsLocalAndOnAnyPort() {
    assertThat(WebOptions.of(List.of()))
        .isEqualTo(new WebOptions(new Entrance(Entrance.LOCAL, 0), true, false));
    assertThat(WebOptions.of(List.of()).entrance().isLocal()).isTrue();
  }

  @Test
  void takesAPortAndAnAddress() {
    var options = WebOptions.of(List.of("--port=8080", "--listen", "0.0.0.0", "--no-browser"));

    assertThat(options.entrance().port()).isEqualTo(8080);
    assertThat(options.entrance().address().isAnyLocalAddress()).isTrue();
    assertThat(options.entrance().isLocal()).isFalse();
    assertThat(options.browser()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          127.0.0.1  | http://127.0.0.1:80/ | true
          127.0.0.2  | http://127.0.0.2:80/ | true
          localhost  | http://127.0.0.1:80/ | true
          0.0.0.0    | http://127.0.0.1:80/ | false
          ::         | http://[::1]:80/     | false
          [::]       | http://[::1]:80/     | false
          """)
  void theAddressThatIsBoundIsTheOneThatIsTold(String listen, String url, boolean local) {
    var entrance = WebOptions.of(List.of("--listen", listen)).entrance();

    assertThat(entrance.url(80)).isEqualTo(url);
    assertThat(entrance.isLocal()).isEqualTo(local);
  }

  /** Not on every machine is there one: then it is no address of this machine. */
  @ParameterizedTest
  @ValueSource(strings = {"::1", "[::1]"})
  void anAddressMayStandInBrackets(String listen) {
    try {
      assertThat(WebOptions.of(List.of("--listen", listen)).entrance().url(1))
          .isEqualTo("http://[::1]:1/");
    } catch (WebOptions.Mistake withoutIt) {
      assertThat(withoutIt).hasMessageContaining("is no address of this machine");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "0",
        "1",
        "127.1",
        "8080",
        "256.1.1.1",
        "1.2.3.4.5",
        "192.0.2.1",
        "2001:db8::1",
        "[",
        "[]",
        "[::1",
        "::g",
        "224.0.0.1",
        "no.such.name.invalid",
        "127.0.0.1:80",
        " 127.0.0.1",
        "http://127.0.0.1",
        "--port",
        "%",
        "a b",
        "\u00e4",
        "127.0.0.1%lo",
        "*"
      })
  void whatIsNoAddressOfThisMachineIsRefused(String listen) {
    for (var words : List.of(List.of("--listen", listen), List.of("--listen=" + listen))) {
      assertThatThrownBy(() -> WebOptions.of(words))
          .isInstanceOf(WebOptions.Mistake.class)
          .hasMessage(
              "'%s' is no address of this machine: name one that is, or leave --listen away."
                  .formatted(listen));
    }
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
          --port -1     | '-1' is no port: name one from 1 to 65535.
          --port 999999 | '999999' is no port: name one from 1 to 65535.
          --port=       | '' is no port: name one from 1 to 65535.
          --listen      | lab web --listen needs a value: see ./lab help web.
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
