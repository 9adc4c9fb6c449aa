package dev.backendlab.kit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import dev.backendlab.kit.run.FixtureModule;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherFactory;

/** A demo runs here as in the build, where nobody listens to it. */
class SightingsTest {

  private static final String SHOP_GETS = hop("shop", "Redis", "Redis GET");

  @TempDir private Path root;

  @Test
  void aClaimThatDoesWhatThePictureHasPasses() throws Exception {
    assertThat(failures("", SHOP_GETS)).isEmpty();
  }

  @Test
  void aNameThatThePictureLacksFailsItsClaim() throws Exception {
    assertThat(failures("", SHOP_GETS + hop("barn", "Redis", "Redis GET")))
        .containsExactly(
            "itHolds: The story names 'barn', and the picture of README.md does not: one of the two is wrong");
  }

  @Test
  void aWayThatThePictureLacksFailsItsClaim() throws Exception {
    assertThat(failures("", SHOP_GETS + hop("shop", "spare", "HTTP GET /me 200")))
        .containsExactly(
            "itHolds: shop calls spare (HTTP), and the picture of README.md has no such arrow: "
                + "draw it, or call it by another name");
  }

  @Test
  void aVariantMayGoWaysOfItsOwn() throws Exception {
    assertThat(failures("", SHOP_GETS + hop("careless shop", "spare", "HTTP GET /me 200")))
        .isEmpty();
  }

  @Test
  void aPictureOfWhichNothingHappensFailsItsDemo() throws Exception {
    assertThat(failures("", hop("shop", "Redis", "Redis DEL")))
        .singleElement()
        .asString()
        .startsWith("FixtureDemo: No arrow of the picture of README.md happens in the claims");
  }

  @Test
  void aReasonExcusesAPictureOfWhichNothingHappensAndNoOther() throws Exception {
    assertThat(failures("all of it is drawn by hand", "")).isEmpty();
    assertThat(failures("all of it is drawn by hand", SHOP_GETS))
        .singleElement()
        .asString()
        .endsWith("take 'unobserved' away from @Demo.");
  }

  private static String hop(String from, String to, String what) {
    return "Story.live().hops().add(\"%s\", \"%s\", \"%s\");\n".formatted(from, to, what);
  }

  /** Of a demo whose only claim is proven, and does this. */
  private List<String> failures(String unobserved, String calls) throws Exception {
    var demo =
        """
        package dev.backendlab.fixture;

        import dev.backendlab.kit.*;
        import dev.backendlab.kit.story.Story;

        @Demo(value = "q99", unobserved = "%s")
        class FixtureDemo {

          @Claim("holds")
          void itHolds(Stage stage) {
            %s
            stage.check("one", 1).is(1);
            stage.control("two", 2).isNot(1);
          }
        }
        """
            .formatted(unobserved, calls);
    var module = FixtureModule.in(root, List.of("holds"), demo);
    var classes = module.folder().resolve("target/test-classes").toUri().toURL();
    try (var loader = new URLClassLoader(new URL[] {classes}, getClass().getClassLoader())) {
      return failures(loader.loadClass("dev.backendlab.fixture.FixtureDemo"));
    }
  }

  private static List<String> failures(Class<?> demo) {
    var failures = new ArrayList<String>();
    var listener =
        new TestExecutionListener() {
          @Override
          public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            result
                .getThrowable()
                .ifPresent(failure -> failures.add(name(test) + ": " + failure.getMessage()));
          }
        };
    var alone = LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build();
    try (var session = LauncherFactory.openSession(alone)) {
      session.getLauncher().execute(request().selectors(selectClass(demo)).build(), listener);
    }
    return failures;
  }

  private static String name(TestIdentifier test) {
    return test.getDisplayName().replaceFirst("\\(.*", "");
  }
}
