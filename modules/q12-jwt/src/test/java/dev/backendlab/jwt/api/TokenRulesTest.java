package dev.backendlab.jwt.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRulesTest {

  private static final String HEADER = "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"k1\"}";
  private final String payload =
      """
      {"iss":"me","sub":"ada","aud":["shop"],"exp":SOON,"jti":"1","roles":["CUSTOMER"]}
      """
          .replace("SOON", "" + (Instant.now().getEpochSecond() + 300));

  private final TokenRules rules =
      new TokenRules(
          new ApiProperties(
              "api",
              "me",
              "shop",
              URI.create("http://issuer"),
              Duration.ZERO,
              Duration.ZERO,
              Duration.ZERO,
              Duration.ZERO,
              false,
              "",
              null));

  @Test
  void takeAnAccessToken() {
    assertThat(rules.keyOf(json(HEADER))).isEqualTo("k1");
    assertThat(rules.callerOf(json(payload), "token").roles()).containsExactly("CUSTOMER");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AT+JWT", "application/at+jwt"})
  void takeTheTypeAsMediaTypesAreWritten(String type) {
    assertThat(rules.keyOf(json(HEADER.replace("at+jwt", type)))).isEqualTo("k1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"at+jwt\"    | \"JWT\"                | it is no access token",
        "\"at+jwt\"    | \"logout+jwt\"         | it is no access token",
        "\"at+jwt\"    | null                   | its typ is no text",
        "\"typ\"       | \"type\"               | it lacks typ",
        "\"RS256\"     | \"HS256\"              | its algorithm is not ours",
        "\"RS256\"     | 7                      | its alg is no text",
        "\"kid\"       | \"id\"                 | it lacks kid",
        "\"k1\"        | {}                     | its kid is no text",
        "{\"alg\"      | {\"jwk\":null,\"alg\"  | it brings the key for its own signature",
        "{\"alg\"      | {\"x5u\":\"\",\"alg\"  | it brings the key for its own signature",
        "{\"alg\"      | {\"crit\":[],\"alg\"   | it demands an extension that we do not know",
        "{\"alg\"      | {\"crit\":null,\"alg\" | it demands an extension that we do not know",
      })
  void refuseHeaders(String found, String replacement, String reason) {
    var header = json(HEADER.replace(found, replacement));
    assertThatExceptionOfType(RefusedToken.class)
        .isThrownBy(() -> rules.keyOf(header))
        .withMessage(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"ADMIN\"", "{\"0\":\"ADMIN\"}", "5", "[\"\"]", "[5]", "[null]", "null", "[[]]"})
  void refuseRolesThatAreNoNames(String roles) {
    refuse("\"roles\":\\[\"CUSTOMER\"]", "\"roles\":" + roles, "its roles are no list of names");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"9e15", "1e300", "1e999", "99999999999999999999", "-1", "\"4102444800\"", "{}"})
  void refuseDatesThatAreNone(String date) {
    refuse("\"exp\":\\d+", "\"exp\":" + date, "its exp is no date");
    refuse("\\{", "{\"nbf\":%s,".formatted(date), "its nbf is no date");
    refuse("\\{", "{\"iat\":%s,".formatted(date), "its iat is no date");
  }

  @Test
  void refuseMilliseconds() {
    refuse("(\"exp\":\\d+)", "$1000", "its exp is no date");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"sub\":\"ada\"    | \"sub\":5       | its sub is no text",
        "\"sub\":\"ada\"    | \"sub\":\" \"   | its sub is no text",
        "\"jti\":\"1\"      | \"jti\":{}      | its jti is no text",
        "\"jti\"            | \"id\"          | it lacks jti",
        "\"exp\"            | \"expires\"     | it lacks exp",
        "\"exp\":\\d+       | \"exp\":1764000000 | it has expired",
        "\"iss\":\"me\"     | \"iss\":[\"me\"] | it is from another issuer",
        "\\[\"shop\"\\]     | {\"shop\":1}    | it is for somebody else",
        "\\[\"shop\"\\]     | []              | it is for somebody else",
        "\\[\"shop\"\\]     | null            | it is for somebody else",
      })
  void refuseClaims(String found, String replacement, String reason) {
    refuse(found, replacement, reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"shop\"", "[\"bank\",\"shop\"]"})
  void takeOneAudienceOrSeveral(String audience) {
    var claims = json(payload.replace("[\"shop\"]", audience));
    assertThat(rules.callerOf(claims, "token").name()).isEqualTo("ada");
  }

  @Test
  void takeDatesWithAFraction() {
    var claims = json(payload.replaceFirst("(\"exp\":\\d+)", "$1.75"));
    assertThat(rules.callerOf(claims, "token").name()).isEqualTo("ada");
  }

  private void refuse(String found, String replacement, String reason) {
    var claims = json(payload.replaceFirst(found, replacement));
    assertThatExceptionOfType(RefusedToken.class)
        .isThrownBy(() -> rules.callerOf(claims, "token"))
        .withMessage(reason);
  }

  private static Map<String, ?> json(String text) {
    var encoder = Base64.getUrlEncoder().withoutPadding();
    return new StrictJson().decoded(encoder.encodeToString(text.strip().getBytes(UTF_8)));
  }
}
