package dev.backendlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On which JDK the launcher starts the lab, and how. */
class LauncherTest {

  @TempDir private Path folder;
  private LauncherFixture launcher;

  @BeforeEach
  void makeAProject() throws IOException {
    launcher = new LauncherFixture(folder);
  }

  @Test
  void startsTheCommandLineWithItsClassPath() throws Exception {
    assertThat(launcher.said("list", "two words"))
        .contains("<%1$s/lab-cli.jar:%1$s/a library.jar>".formatted(launcher.target()))
        .endsWith("<dev.backendlab.cli.Lab><list><two words>");
  }

  @Test
  void usesACacheOnlyWhereNoJarIsNewer() throws Exception {
    var cache = launcher.target().resolve("lab-25.aot");
    assertThat(launcher.said("list")).doesNotContain("AOTCache");

    LauncherFixture.write(cache, "");
    assertThat(launcher.said("list")).contains("<-XX:AOTCache=" + cache + ">");

    Files.setLastModifiedTime(
        launcher.target().resolve("a library.jar"),
        FileTime.from(LauncherFixture.BUILT.plusSeconds(1)));
    assertThat(launcher.said("list")).doesNotContain("AOTCache");
  }

  /** The log tag aot came with JDK 24, and an unknown one ends the JVM. */
  @ParameterizedTest
  @CsvSource({
    "21, SharedArchiveFile, lab-21.jsa, cds*=off",
    "24, SharedArchiveFile, lab-24.jsa, 'aot*=off,cds*=off'",
    "25, AOTCache,          lab-25.aot, 'aot*=off,cds*=off'"
  })
  void eachJdkHasItsOwnCacheAndTheLogTagsThatItKnows(
      String jdk, String option, String cache, String quiet) throws Exception {
    makeCaches();
    assertThat(launcher.run(Map.of("JAVA_HOME", launcher.jdk(jdk)), "list").said())
        .startsWith("%s <-XX:%s=%s/%s>".formatted(jdk, option, launcher.target(), cache))
        .contains("<-Xlog:all=error,%s:stderr>".formatted(quiet));
  }

  /** The user's choice first, where it will do; else the newest that is found. */
  @ParameterizedTest
  @CsvSource({
    "21, 21, 21", "21, 25, 21", "21, 17, 21", "21,   , 21",
    "25, 21, 25", "25, 25, 25", "25, 17, 25", "25,   , 25",
    "17, 21, 21", "17, 25, 25", "17, 17, 25", "17,   , 25",
    "  , 21, 21", "  , 25, 25", "  , 17, 25", "  ,   , 25"
  })
  void everyOrderOfJavaHomeAndPathHasItsJdk(
      @Nullable String home, @Nullable String path, String chosen) throws Exception {
    makeCaches();
    var environment = new HashMap<String, String>();
    environment.put("JAVA_HOME", home == null ? "" : launcher.jdk(home));
    if (path != null) {
      environment.put("PATH", "%s/bin:%s".formatted(launcher.jdk(path), launcher.tools()));
    }
    assertThat(launcher.run(environment, "list").said())
        .startsWith(chosen + " <-XX:")
        .contains("/lab-%s.".formatted(chosen));
  }

  @Test
  void saysHowOldTheNewestJdkIs() throws Exception {
    for (var release : List.of("21", "24", "25")) {
      Files.delete(Path.of(launcher.jdk(release), "release"));
    }
    var refusal = launcher.run(Map.of("JAVA_HOME", ""), "list");
    assertThat(refusal.status()).isEqualTo(3);
    assertThat(refusal.said()).contains("needs a JDK 21 or newer, and the newest found here is 17");
  }

  private void makeCaches() throws IOException {
    for (var cache : List.of("lab-21.jsa", "lab-24.jsa", "lab-25.aot", "lab-25.jsa")) {
      LauncherFixture.write(launcher.target().resolve(cache), "");
    }
  }
}
