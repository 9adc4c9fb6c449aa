package dev.backendlab.jwt.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jsonwebtoken.io.DeserializationException;
import io.jsonwebtoken.io.Deserializer;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON without second meanings: a name that stands twice is refused.
 *
 * <p>RFC 7519, section 4, lets a parser take the last of two equal names instead. Then two parsers
 * on a token's way may read two different users out of one signed text.
 */
class StrictJson implements Deserializer<Map<String, ?>> {

  private static final TypeReference<@Nullable Map<String, Object>> OBJECT =
      new TypeReference<>() {};

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** A part of a token. */
  Map<String, ?> decoded(String base64url) {
    try {
      var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(base64url));
      return object(JSON.readValue(UTF_8.newDecoder().decode(bytes).toString(), OBJECT));
    } catch (JacksonException | CharacterCodingException | IllegalArgumentException malformed) {
      throw new DeserializationException("not one JSON object with each name once", malformed);
    }
  }

  @Override
  public Map<String, ?> deserialize(Reader text) {
    try {
      return object(JSON.readValue(text, OBJECT));
    } catch (JacksonException malformed) {
      throw new DeserializationException("not one JSON object with each name once", malformed);
    }
  }

  private static Map<String, ?> object(@Nullable Map<String, ?> parsed) {
    if (parsed == null) {
      throw new DeserializationException("null is no object");
    }
    return parsed;
  }

  @Override
  @Deprecated // by jjwt, which still declares it
  public Map<String, ?> deserialize(byte[] bytes) {
    throw new UnsupportedOperationException("jjwt reads characters");
  }
}
