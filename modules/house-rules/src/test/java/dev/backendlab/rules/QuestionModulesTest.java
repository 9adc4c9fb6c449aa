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
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class QuestionModulesTest {

  private static JavaClasses classes;

  @BeforeAll
  static void theClassesOfAllQuestions() {
    assertThat(House.questionModules()).hasSizeGreaterThanOrEqualTo(2);
    classes = House.classesOf(House.questionModules());
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
    for (var module : House.questionModules()) {
      assertThat(House.classesOf(List.of(module)))
          .as("%s: add 'class …ModuleTest extends QuestionModuleContract {}'", module.getFileName())
          .anyMatch(type -> type.isAssignableTo(QuestionModuleContract.class));
    }
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
  void questionsWaitForConditionsAndTellTheStage() {
    noClasses()
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Thread.class, "sleep", java.time.Duration.class)
        .because("wait for a condition (Awaitility), never for a time")
        .check(classes);
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
    for (var module : House.questionModules()) {
      var own = House.classesOf(List.of(module));
      var packages =
          own.stream().map(type -> type.getPackageName()).distinct().toArray(String[]::new);
      var others =
          House.questionModules().stream()
              .filter(other -> !other.equals(module))
              .flatMap(other -> House.classesOf(List.of(other)).stream())
              .map(type -> type.getPackageName())
              .distinct()
              .toArray(String[]::new);
      assertThat(packages).doesNotContain(others);
      noClasses().should().dependOnClassesThat().resideInAnyPackage(others).check(own);
    }
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
