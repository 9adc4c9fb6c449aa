package dev.backendlab.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTest {

  @Test
  void wrapsAtSpacesAndCutsOnlyWhatFitsOnNoLine() {
    assertThat(plain(Text.of("one two three").wrapped(7))).containsExactly("one two", "three");
    assertThat(plain(Text.of("a incomprehensible b").wrapped(8)))
        .containsExactly("a", "incompre", "hensible", "b");
  }

  @Test
  void cutsAPathBehindASlash() {
    assertThat(plain(Text.of("modules/q12-jwt/src/test").wrapped(18)))
        .containsExactly("modules/q12-jwt/", "src/test");
  }

  @Test
  void keepsStylesAcrossLines() {
    var lines = Text.of("so ").and("very strong", Style.STRONG).wrapped(8);

    assertThat(lines.get(0).on(new Terminal(80, true, true, false)))
        .isEqualTo("so \u001b[1mvery\u001b[0m");
    assertThat(lines.get(1).on(new Terminal(80, true, true, false)))
        .isEqualTo("\u001b[1mstrong\u001b[0m");
  }

  @Test
  void leadsSomewhereWhereTheTerminalCan() {
    var line = Text.of("see ").and(Text.of("the code").linked("file:///a")).wrapped(7).get(1);

    assertThat(line.on(new Terminal(80, false, true, true, true)))
        .isEqualTo("\u001b]8;;file:///a\u001b\\code\u001b]8;;\u001b\\");
    assertThat(line.on(new Terminal(80, false, true, true))).isEqualTo("code");
  }

  @Test
  void countsColumnsNotCharacters() {
    assertThat(Text.of("e\u0301").width()).isEqualTo(1);
    assertThat(Text.of("日本").width()).isEqualTo(4);
    assertThat(Text.of("日本語").shortened(5).plain()).isEqualTo("日本…");
  }

  @Test
  void standInsForSignsAreAsWideAsTheSigns() {
    var ascii = new Terminal(80, false, false, false);

    assertThat(Text.of("✓ 4 µs → “Zoë” ██▌").on(ascii)).isEqualTo("+ 4 us > \"Zoe\" ###");
  }

  @Test
  void aLineInTwoEdgesBreaksWhereItMust() {
    var left = Text.of("calls to the issuer");
    assertThat(plain(Layout.edges(left, Text.of("12"), 2, 30)))
        .containsExactly("calls to the issuer ······· 12");
    assertThat(plain(Layout.edges(left, Text.of("12"), 2, 18)))
        .containsExactly("calls to the", "  issuer ······ 12");
  }

  private static List<String> plain(List<Text> lines) {
    return lines.stream().map(Text::plain).toList();
  }
}
