package dev.backendlab.kit.question;

/**
 * How long a question takes.
 *
 * @param toRead its whole text, at the pace of an adult who reads silently
 * @param toRun all of its claims, as its README says of two cores; 0 where none run
 * @see <a href="https://doi.org/10.1016/j.jml.2019.104047">How many words do we read per minute?
 *     (Brysbaert, 2019)</a>
 */
public record Minutes(int toRead, int toRun) {

  private static final int WORDS_A_MINUTE = 238;

  static Minutes of(String text, int toRun) {
    return new Minutes(Math.ceilDiv(words(text), WORDS_A_MINUTE), toRun);
  }

  /** For example {@code 6 min to read, 1 to run}. */
  public String inWords() {
    return toRun == 0
        ? "%d min to read, no demo yet".formatted(toRead)
        : "%d min to read, %d to run".formatted(toRead, toRun);
  }

  /** Of a Markdown text with its front matter; nobody reads that, or where a link leads. */
  private static int words(String text) {
    var body = text.replaceFirst("(?s)\\A---\\s*\n.*?\n---\\s*\n", "");
    return MarkdownFile.words(body.replaceAll("\\]\\([^)]*\\)", "]"));
  }
}
