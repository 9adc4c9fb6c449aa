package dev.backendlab.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SliceRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rooms have one door each: no two packages of a module depend on each other. */
class RoomsTest {

  /** An annotation has to name the extension that carries it out, which has to read it. */
  private static final DescribedPredicate<JavaClass> ANNOTATION_OF_THE_KIT =
      describe(
          "annotation of the kit",
          type -> type.isAnnotation() && type.getPackageName().equals("dev.backendlab.kit"));

  private static final DescribedPredicate<JavaClass> ITS_EXTENSION =
      resideInAPackage("dev.backendlab.kit.internal");

  static List<Path> modules() {
    return House.modules().stream().filter(House::hasClasses).toList();
  }

  @Test
  void thereAreModulesWithRooms() {
    assertThat(modules())
        .extracting(module -> module.getFileName().toString())
        .contains("lab-kit", "lab-cli", "lab-web");
    assertThat(packagesOf(House.mainClassesOf(kit()))).hasSizeGreaterThan(8);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void noTwoPackagesDependOnEachOther(Path module) {
    free()
        .ignoreDependency(ANNOTATION_OF_THE_KIT, ITS_EXTENSION)
        .because("what both need belongs to a package below the two")
        .check(House.mainClassesOf(module));
  }

  @Test
  void theExceptionIsStillOne() {
    assertThat(circles(free(), House.mainClassesOf(kit()))).isEqualTo(1);
  }

  @Test
  void aCircleWouldBeFound() {
    var circle = new ClassFileImporter().importClasses(String.class, Locale.class);

    assertThat(circles(free(), circle)).isEqualTo(1);
  }

  private static SliceRule free() {
    return slices().assignedFrom(new EachPackage()).should().beFreeOfCycles();
  }

  private static int circles(ArchRule rule, JavaClasses classes) {
    return rule.evaluate(classes).getFailureReport().getDetails().size();
  }

  private static List<String> packagesOf(JavaClasses classes) {
    return classes.stream().map(JavaClass::getPackageName).distinct().toList();
  }

  private static Path kit() {
    return House.ROOT.resolve("modules/lab-kit");
  }

  /** The root package is a room too, which the pattern of a slice leaves out. */
  private record EachPackage() implements SliceAssignment {

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return SliceIdentifier.of(type.getPackageName());
    }

    @Override
    public String getDescription() {
      return "each package";
    }
  }
}
