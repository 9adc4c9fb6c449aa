package dev.backendlab.jwt.api;

import io.jsonwebtoken.io.DeserializationException;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Believes a token, or says why not, without asking anybody.
 *
 * <p>What is decided here and not by the token: the algorithm, where keys come from, who must have
 * issued it, for whom, and how long it may be.
 */
@Component
public class JwtVerifier {

  private static final int LONGEST = 4_096;

  /** Stricter than the decoder, which skips what it does not know. */
  private static final Pattern THREE_PARTS = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]*");

  private final StrictJson json = new StrictJson();
  private final TokenRules rules;
  private final PublishedKeys keys;
  private final DenyList denyList;

  JwtVerifier(TokenRules rules, PublishedKeys keys, DenyList denyList) {
    this.rules = rules;
    this.keys = keys;
    this.denyList = denyList;
  }

  Caller verify(String token) {
    if (token.length() > LONGEST) {
      throw new RefusedToken("it is longer than %d characters".formatted(LONGEST));
    }
    if (!THREE_PARTS.matcher(token).matches()) {
      throw new RefusedToken("it is not three parts in base64url");
    }
    var parts = token.split("\\.");
    if (!isSigned(token, object(parts[0], "header"))) {
      throw new RefusedToken("the signature does not fit");
    }
    var caller = rules.callerOf(object(parts[1], "payload"), token);
    if (denyList.contains(caller.tokenId())) {
      throw new RefusedToken("it was logged out");
    }
    return caller;
  }

  /** Whether one of the published keys of the name in this header signed the token, as it says. */
  boolean isSigned(String token, Map<String, ?> header) {
    return keys.find(rules.keyOf(header)).stream()
        .filter(key -> key.algorithm().name().equals(header.get("alg")))
        .anyMatch(key -> key.signed(token));
  }

  private Map<String, ?> object(String part, String name) {
    try {
      return json.decoded(part);
    } catch (DeserializationException malformed) {
      throw new RefusedToken("its %s is not one JSON object with each name once".formatted(name));
    }
  }
}
