package dev.backendlab.kit.event;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
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
          .annotationIntrospector(new Required())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private EventJson() {}

  /**
   * A field must be there unless it may be null: so a run from before a field was added is still
   * read, and a line that lacks an old one is not.
   */
  private static final class Required extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1;

    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
      if (member instanceof AnnotatedParameter parameter
          && parameter.getOwner().getAnnotated() instanceof Constructor<?> constructor) {
        var type = constructor.getAnnotatedParameterTypes()[parameter.getIndex()];
        return !type.isAnnotationPresent(Nullable.class);
      }
      return super.hasRequiredMarker(config, member);
    }
  }

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
