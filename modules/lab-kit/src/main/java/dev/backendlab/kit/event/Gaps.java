package dev.backendlab.kit.event;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds a null where the schema has none, however deep: the types of the records say where one may
 * be, and every face believes them.
 */
final class Gaps {

  private Gaps() {}

  /** Whether this record has one. */
  static boolean areIn(Record whole) {
    return Arrays.stream(whole.getClass().getRecordComponents())
        .anyMatch(part -> {
          try {
            return isGap(part.getAccessor().invoke(whole), part.getAnnotatedType());
          } catch (ReflectiveOperationException unreadable) {
            throw new IllegalStateException(unreadable);
          }
        });
  }

  private static boolean isGap(@Nullable Object value, AnnotatedType type) {
    return switch (value) {
      case null -> !type.isAnnotationPresent(Nullable.class);
      case List<?> all -> all.stream().anyMatch(each -> isGap(each, argument(type, 0)));
      case Map<?, ?> all -> all.values().stream().anyMatch(each -> isGap(each, argument(type, 1)));
      case Record whole -> areIn(whole);
      default -> false;
    };
  }

  private static AnnotatedType argument(AnnotatedType type, int place) {
    return ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[place];
  }
}
