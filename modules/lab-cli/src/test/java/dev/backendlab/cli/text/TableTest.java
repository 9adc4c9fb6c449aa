package dev.backendlab.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

  private static final Table TABLE =
      Table.of(
          List.of("attack", "status", "reason"),
          List.of(
              List.of("none", "401", "unsigned tokens are not supported"),
              List.of("changed payload", "1,401", "no match")));

  @Test
  void alignsNumbersOnTheRight() {
    assertThat(shown(80))
        .containsExactly(
            "attack           status  reason",
            "──────────────────────────────────────────────────────────",
            "none                401  unsigned tokens are not supported",
            "changed payload   1,401  no match");
  }

  @Test
  void wrapsItsWidestColumn() {
    assertThat(shown(45))
        .containsExactly(
            "attack           status  reason",
            "─────────────────────────────────────────────",
            "none                401  unsigned tokens are",
            "                         not supported",
            "changed payload   1,401  no match");
  }

  @Test
  void turnsIntoCardsWhereNothingElseIsReadable() {
    assertThat(shown(24))
        .containsExactly(
            "attack  none",
            "status  401",
            "reason  unsigned tokens",
            "        are not",
            "        supported",
            "",
            "attack  changed payload",
            "status  1,401",
            "reason  no match");
  }

  private static List<String> shown(int width) {
    return TABLE.lines(width).stream().map(Text::plain).map(String::stripTrailing).toList();
  }
}
