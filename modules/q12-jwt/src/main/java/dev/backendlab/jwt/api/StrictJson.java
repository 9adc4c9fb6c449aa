package dev.backendlab.jwt.api;

import io.jsonwebtoken.io.DeserializationException;
import io.jsonwebtoken.io.Deserializer;
import java.io.Reader;
import java.util.Map;
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

  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private final JsonMapper json =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  @Override
  public Map<String, ?> deserialize(Reader text) {
    try {
      return json.readValue(text, OBJECT);
    } catch (JacksonException malformed) {
      throw new DeserializationException("not one JSON object with each name once", malformed);
    }
  }

  @Override
  @Deprecated // by jjwt, which still declares it
  public Map<String, ?> deserialize(byte[] bytes) {
    throw new UnsupportedOperationException("jjwt reads characters");
  }
}
