package dev.backendlab.cli.text;

/** What a piece of text is; the terminal decides how that looks. Few, so that a page stays calm. */
public enum Style {
  PLAIN(""),
  STRONG("1"),
  FAINT("2"),
  EMPHASIS("3"),
  CODE("36"),
  GOOD("32"),
  GOOD_STRONG("1;32"),
  BAD("31"),
  BAD_STRONG("1;31"),
  WARNING("33"),
  WARNING_STRONG("1;33"),
  HEADING("1;36"),
  FIRST("36"),
  SECOND("35"),
  THIRD("33"),
  FOURTH("34");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }

  /** The style of the nth line or bar of a chart. */
  public static Style ofSeries(int index) {
    return values()[FIRST.ordinal() + index % 4];
  }
}
