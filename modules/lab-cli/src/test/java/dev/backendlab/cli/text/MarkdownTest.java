package dev.backendlab.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTest {

  @Test
  void showsProseListsCodeAndTables() {
    var markdown =
        """
        A **strong** word and `code`, in
        two lines of source.

        1. first
        2. second, which is longer
           - nested

        ```console
        $ curl -s $API/me
        {"sub":"ada"}
        ```

        | a | b |
        | --- | --- |
        | 1 | two |

        > said by others
        """;

    assertThat(shown(markdown))
        .containsExactly(
            "A strong word and code, in two",
            "lines of source.",
            "",
            "1. first",
            "2. second, which is longer",
            "   • nested",
            "",
            "  $ curl -s $API/me",
            "  {\"sub\":\"ada\"}",
            "",
            "a  b",
            "──────",
            "1  two",
            "",
            "┃ said by others");
  }

  @Test
  void markupIsShownAndNotObeyed() {
    assertThat(shown("Send <token>.\n\n<div>\nas it is\n</div>"))
        .containsExactly("Send <token>.", "", "  <div>", "  as it is", "  </div>");
  }

  @Test
  void aLinkIsFollowedByItsPlace() {
    assertThat(shown("See [the RFC](https://x) or [here](#top)."))
        .containsExactly("See the RFC (at https://x) or", "here.");
  }

  private static List<String> shown(String markdown) {
    return new Markdown(link -> link.startsWith("#") ? "" : "at " + link)
        .lines(markdown, 30).stream().map(Text::plain).map(String::stripTrailing).toList();
  }
}
