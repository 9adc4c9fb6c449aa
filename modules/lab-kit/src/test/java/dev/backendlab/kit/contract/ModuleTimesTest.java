package dev.backendlab.kit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import dev.backendlab.kit.Claim;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherFactory;

class ModuleTimesTest {

  @Test
  void claimsAndTwinsThatRanAreCounted() {
    assertThat(
            said(
                selectClass(SomeClaims.class),
                selectMethod(SomeTwins.class, "someAreRefuted"),
                selectMethod(SomeTwins.class, "otherTestsAreNoTwins")))
        .matches("q12-jwt: claims: 2 in \\d+\\.\\d s; broken twins: 1 in \\d+\\.\\d s");
  }

  @Test
  void whereNoneRanNothingIsSaid() {
    assertThat(said(selectMethod(SomeClaims.class, "orTest"))).isEmpty();
  }

  private static String said(DiscoverySelector... selectors) {
    var times = new ModuleTimes(type -> "q12-jwt");
    var alone = LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build();
    try (var session = LauncherFactory.openSession(alone)) {
      session.getLauncher().execute(request().selectors(selectors).build(), times);
    }
    return times.sentence().orElse("");
  }

  static class SomeClaims {

    @Claim("holds")
    void itHolds() {}

    @Claim("fails")
    void itFails() {
      Assertions.fail("as wanted");
    }

    @Claim("skipped")
    void itIsSkipped() {
      Assumptions.abort("as wanted");
    }

    @Test
    void orTest() {}
  }

  static class SomeTwins extends QuestionModuleContract {

    @TestFactory
    @Tag(ModuleTimes.TWINS)
    Stream<DynamicTest> someAreRefuted() {
      return Stream.of(
          dynamicTest("a twin", () -> {}),
          dynamicTest("no twin", () -> Assumptions.abort("as wanted")));
    }

    @TestFactory
    Stream<DynamicTest> otherTestsAreNoTwins() {
      return Stream.of(dynamicTest("a request", () -> {}));
    }
  }
}
