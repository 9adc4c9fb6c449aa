package dev.backendlab.kit.event;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/** The JSON form of events: each carries its kind as the property {@code type}, in kebab case. */
final class EventJson {

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  private interface Typed {}

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addMixIn(Event.class, Typed.class)
          .registerSubtypes(
              Arrays.stream(Event.class.getPermittedSubclasses())
                  .map(type -> new NamedType(type, kebab(type.getSimpleName())))
                  .toArray(NamedType[]::new))
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private EventJson() {}

  static String write(EventLine line) {
    return MAPPER.writeValueAsString(line);
  }

  /** A line like the first of a run, which uses the most of what the others use. */
  static String example() {
    var machine = new Event.Machine("", "", 0, 0, "", Map.of("", ""));
    var started = new Event.RunStarted("", "", List.of(""), null, "", machine);
    return write(new EventLine(EventLine.VERSION, 0, 0, null, started));
  }

  static Optional<EventLine> read(String json) {
    if (!json.startsWith("{")) {
      return Optional.empty();
    }
    try {
      var line = MAPPER.readValue(json, EventLine.class);
      return line.v() == EventLine.VERSION ? Optional.of(line) : Optional.empty();
    } catch (JacksonException notOurs) {
      return Optional.empty();
    }
  }

  static String kebab(String name) {
    return name.replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
  }
}
