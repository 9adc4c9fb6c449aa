package dev.backendlab.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.backendlab.kit.contract.QuestionModuleContract;
import dev.backendlab.kit.predict.Predictions;
import dev.backendlab.kit.question.ReadmeCheck;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class QuestionModulesTest {

  private static JavaClasses classes;

  private static final Map<Path, JavaClasses> byModule = new LinkedHashMap<>();

  @BeforeAll
  static void theClassesOfAllQuestions() {
    assertThat(House.questionModules()).hasSizeGreaterThanOrEqualTo(2);
    classes = House.questionClasses();
    for (var module : House.questionModules()) {
      byModule.put(module, House.classesIn(module, classes));
    }
    assertThat(byModule.values()).allSatisfy(own -> assertThat(own).isNotEmpty());
    assertThat(byModule.values().stream().mapToInt(Collection::size).sum())
        .as("classes of one module each")
        .isEqualTo(classes.size());
  }

  @Test
  void readmesAgreeWithTheirCode() {
    assertThat(House.questionModules()).flatMap(ReadmeCheck::defectsIn).isEmpty();
  }

  @Test
  void everyClaimHasAPrediction() {
    assertThat(House.questionModules()).flatMap(Predictions::defectsIn).isEmpty();
  }

  @Test
  void everyQuestionHoldsItsContract() {
    byModule.forEach((module, own) ->
        assertThat(own)
            .as(
                "%s: add 'class …ModuleTest extends QuestionModuleContract {}'",
                module.getFileName())
            .anyMatch(type -> type.isAssignableTo(QuestionModuleContract.class)));
  }

  @Test
  void nothingInAQuestionIsPublicButWhatAFrameworkNeedsToSee() {
    classes()
        .that()
        .areTopLevelClasses()
        .and()
        .doNotHaveSimpleName("package-info")
        .and(areForTheirOwnPackage())
        .should()
        .notBePublic()
        .because("a question is read, not called: leave 'public' away")
        .check(classes);
  }

  @Test
  void questionsTellTheStage() {
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .because("a demo tells its stage, an application its logger")
        .check(classes);
  }

  @Test
  void dependenciesComeThroughTheConstructor() {
    noFields()
        .should()
        .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
        .because("one constructor, private final fields")
        .check(classes);
    fields()
        .that()
        .arePrivate()
        .and()
        .areDeclaredInClassesThat()
        .areAnnotatedWith("org.springframework.stereotype.Service")
        .should()
        .haveModifier(JavaModifier.FINAL)
        .allowEmptyShould(true)
        .check(classes);
  }

  @Test
  void noQuestionKnowsAnother() {
    byModule.forEach((module, own) -> {
      var others =
          byModule.entrySet().stream()
              .filter(other -> !other.getKey().equals(module))
              .flatMap(other -> packagesOf(other.getValue()))
              .toArray(String[]::new);
      assertThat(packagesOf(own)).isNotEmpty().doesNotContain(others);
      noClasses().should().dependOnClassesThat().resideInAnyPackage(others).check(own);
    });
  }

  private static Stream<String> packagesOf(JavaClasses classes) {
    return classes.stream().map(JavaClass::getPackageName).distinct();
  }

  /** Two applications of one question live in two packages, and its demo sees into both. */
  private static DescribedPredicate<JavaClass> areForTheirOwnPackage() {
    return DescribedPredicate.describe(
        "are used by their own package only",
        type ->
            type.getDirectDependenciesToSelf().stream()
                .allMatch(
                    use -> use.getOriginClass().getPackageName().equals(type.getPackageName())));
  }
}
