package dev.backendlab.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.backendlab.kit.BrokenTwin;
import dev.backendlab.kit.Stage;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Component;

/** A demo judges by itself, and brings what it observes with. */
class DemosTest {

  private static final Set<String> VERDICTS =
      Set.of("check", "control", "checkSoon", "controlSoon", "compare");

  @Test
  void checksStandInTheClaim() {
    var calls =
        House.questionClasses().stream()
            .flatMap(type -> type.getAccessesFromSelf().stream())
            .filter(DemosTest::isVerdict)
            .toList();
    assertThat(calls).hasSizeGreaterThan(100);
    var offences = new TreeMap<String, String>();
    calls.stream()
        .filter(call -> !House.topLevel(call.getOriginOwner()).endsWith("Demo"))
        .forEach(
            call -> offences.put(House.topLevel(call.getOriginOwner()), call.getDescription()));
    Exceptions.NONE.coverAll(
        offences, "Return what was seen, and check it in the demo: there a reader looks for it.");
  }

  private static boolean isVerdict(JavaAccess<?> access) {
    return access.getTargetOwner().isEquivalentTo(Stage.class)
        && VERDICTS.contains(access.getTarget().getName());
  }

  /** A scan would find it, also in applications that know nothing of the demo. */
  @Test
  void noInstrumentIsAComponent() {
    var tests = House.questionClasses().stream().filter(House::isTest).toList();
    assertThat(tests).hasSizeGreaterThan(100).anyMatch(DemosTest::isTwin);
    assertThat(tests.stream().filter(type -> !isTwin(type)).filter(DemosTest::isScanned))
        .as("Take the annotation away; the demo brings its instruments: @Import(Census.class)")
        .isEmpty();
  }

  private static boolean isScanned(JavaClass type) {
    return type.isAnnotatedWith(Component.class) || type.isMetaAnnotatedWith(Component.class);
  }

  /** Or has one among its methods. */
  private static boolean isTwin(JavaClass type) {
    return type.isAnnotatedWith(BrokenTwin.class)
        || type.getMethods().stream().anyMatch(each -> each.isAnnotatedWith(BrokenTwin.class));
  }
}
