package dev.backendlab.kit.face;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** SQL with its keywords apart, for faces that colour them. */
public final class SqlTokens {

  /** A piece of a statement; the pieces together are the statement. */
  public record Token(boolean keyword, String text) {}

  private static final Pattern KEYWORD =
      Pattern.compile(
          "(?i)\\b(select|from|where|and|or|not|join|left|inner|outer|on|using|group|by|order|having"
              + "|limit|offset|insert|into|values|update|set|delete|create|table|index|unique|drop"
              + "|alter|as|with|distinct|union|all|exists|in|is|null|like|between|case|when|then"
              + "|else|end|asc|desc|begin|commit|rollback|explain|analyze|for|returning|conflict"
              + "|do|nothing|count|sum|avg|min|max)\\b");

  private SqlTokens() {}

  /** The pieces, in order. */
  public static List<Token> of(String sql) {
    var tokens = new ArrayList<Token>();
    var keyword = KEYWORD.matcher(sql);
    int from = 0;
    while (keyword.find()) {
      if (keyword.start() > from) {
        tokens.add(new Token(false, sql.substring(from, keyword.start())));
      }
      tokens.add(new Token(true, keyword.group()));
      from = keyword.end();
    }
    if (from < sql.length()) {
      tokens.add(new Token(false, sql.substring(from)));
    }
    return tokens;
  }
}
