package dev.backendlab.kit.internal;

import dev.backendlab.kit.BrokenTwin;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.filter.TypeFilter;

/** Finds the broken twins of a module: types and bean methods below the demo's package. */
public final class Twins {

  private Twins() {}

  /** The annotations of all twins beside this demo. */
  public static Stream<BrokenTwin> of(Class<?> demo) {
    TypeFilter any = (reader, factory) -> annotated(reader.getAnnotationMetadata());
    var scanner =
        new ClassPathScanningCandidateComponentProvider(false) {
          @Override
          protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
            return true;
          }
        };
    scanner.addIncludeFilter(any);
    return scanner.findCandidateComponents(demo.getPackageName()).stream()
        .map(AnnotatedBeanDefinition.class::cast)
        .map(AnnotatedBeanDefinition::getMetadata)
        .flatMap(type ->
            Stream.concat(
                Stream.<AnnotatedTypeMetadata>of(type),
                type.getAnnotatedMethods(BrokenTwin.class.getName()).stream()))
        .filter(each -> each.isAnnotated(BrokenTwin.class.getName()))
        .map(each -> each.getAnnotations().get(BrokenTwin.class).synthesize());
  }

  /** Whether this type is a twin, or has one among its methods. */
  static boolean annotated(Class<?> type) {
    return annotated(AnnotationMetadata.introspect(type));
  }

  private static boolean annotated(AnnotationMetadata type) {
    return type.isAnnotated(BrokenTwin.class.getName())
        || type.hasAnnotatedMethods(BrokenTwin.class.getName());
  }
}
