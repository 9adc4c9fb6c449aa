package dev.backendlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalSearchTest {

  @ParameterizedTest
  @CsvSource({
    "TERM_PROGRAM=iTerm.app, true",
    "TERM_PROGRAM=Apple_Terminal, false",
    "VTE_VERSION=7600, true",
    "VTE_VERSION=4205, false",
    "KITTY_WINDOW_ID=1, true",
    "KITTY_WINDOW_ID=1 TMUX=/tmp/tmux, false",
    "TMUX=/tmp/tmux FORCE_HYPERLINK=1, true",
    "TERM_PROGRAM=vscode FORCE_HYPERLINK=0, false",
    "TERM=xterm-256color, false"
  })
  void knowsWhichTerminalsKnowLinks(String environment, boolean links) {
    assertThat(TerminalSearch.knowsLinks(parsed(environment))).isEqualTo(links);
  }

  private static Map<String, String> parsed(String environment) {
    return Arrays.stream(environment.split(" "))
        .map(each -> each.split("=", 2))
        .collect(Collectors.toMap(each -> each[0], each -> each[1]));
  }
}
