package dev.backendlab.kit.event;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.type.LogicalType;

/** The JSON form of events: each carries its kind as the property {@code type}, in kebab case. */
final class EventJson {

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  private interface Typed {}

  private static final Set<String> TYPES =
      Arrays.stream(Event.class.getPermittedSubclasses())
          .map(type -> kebab(type.getSimpleName()))
          .collect(Collectors.toSet());

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addMixIn(Event.class, Typed.class)
          .registerSubtypes(
              Arrays.stream(Event.class.getPermittedSubclasses())
                  .map(type -> new NamedType(type, kebab(type.getSimpleName())))
                  .toArray(NamedType[]::new))
          .annotationIntrospector(new Required())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(LogicalType.Textual, EventJson::textsOnly)
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

  /** A number where a text should be was not written by us. */
  private static void textsOnly(MutableCoercionConfig texts) {
    for (var shape :
        List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
      texts.setCoercion(shape, CoercionAction.Fail);
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
      return line.v() == EventLine.VERSION && !Gaps.areIn(line)
          ? Optional.of(line)
          : Optional.empty();
    } catch (JacksonException notOurs) {
      return Optional.empty();
    }
  }

  /** Whether another version of the lab wrote this: then it is whole, and not for us. */
  static boolean isOfAnotherVersion(String json) {
    try {
      var line = MAPPER.readTree(json);
      var version = line.path("v");
      var type = line.path("event").path("type");
      return version.isInt()
          && (version.intValue() != EventLine.VERSION
              || (type.isString() && !TYPES.contains(type.stringValue())));
    } catch (JacksonException nobodys) {
      return false;
    }
  }

  static String kebab(String name) {
    return name.replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
  }
}
