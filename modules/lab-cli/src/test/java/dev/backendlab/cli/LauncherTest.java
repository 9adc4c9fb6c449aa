package dev.backendlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        .contains("<%s/lab-cli.jar:%s>".formatted(launcher.target(), launcher.library()))
        .endsWith("<dev.backendlab.cli.Lab><list><two words>");
  }

  @Test
  void usesACacheOnlyWhereNoJarIsNewer() throws Exception {
    var cache = launcher.target().resolve("lab-25.aot");
    assertThat(launcher.said("list")).doesNotContain("AOTCache");

    LauncherFixture.write(cache, "");
    assertThat(launcher.said("list")).contains("<-XX:AOTCache=" + cache + ">");

    Files.setLastModifiedTime(
        launcher.library(), FileTime.from(LauncherFixture.BUILT.plusSeconds(1)));
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

  /** The checkout was moved or copied, or Maven's repository was emptied. */
  @ParameterizedTest
  @ValueSource(strings = {"/elsewhere/modules/lab-kit/target/lab-kit.jar", "", "%s:/gone.jar"})
  void buildsAgainWhereTheClassPathLeadsElsewhere(String classPath) throws Exception {
    var built = launcher.target().resolve("test-classpath.txt");
    LauncherFixture.write(built, classPath.formatted(launcher.library()));
    var cache = LauncherFixture.write(launcher.target().resolve("lab-25.aot"), "");
    launcher.maven("printf '%s' '" + launcher.library() + "' >'" + built + "'");

    assertThat(launcher.said("list")).contains("building").endsWith("<list>");
    assertThat(cache).doesNotExist(); // it is newer than the jars, and made of others
    assertThat(launcher.said("list")).doesNotContain("building");
  }

  @Test
  void namesASourceThatIsDatedInTheFuture() throws Exception {
    var source = launcher.project().resolve("modules/lab-kit/src/Late.java");
    LauncherFixture.write(source, "");
    Files.setLastModifiedTime(source, FileTime.from(Instant.parse("2100-01-01T00:00:00Z")));
    launcher.maven("touch '" + launcher.target().resolve("lab-built") + "'");

    assertThat(launcher.said("list"))
        .contains(source + " is dated in the future")
        .contains("touch");
  }

  @Test
  void findsItsFolderWhateverCdLooksThrough(@TempDir Path other) throws Exception {
    Files.createDirectories(other.resolve("a project"));
    var ending = launcher.run("a project/lab", Map.of("CDPATH", other.toString()), "list");

    assertThat(ending.said()).contains("-Dlab.root=" + launcher.project() + ">").endsWith("<list>");
  }

  @Test
  void refusesAPathThatAClassPathCannotHold() throws Exception {
    var refusal = new LauncherFixture(folder.resolve("one:two")).run(Map.of(), "list");

    assertThat(refusal.status()).isEqualTo(3);
    assertThat(refusal.said()).containsOnlyOnce("\n").contains("a class path cannot hold a colon");
  }

  /** One port is taken by the first JVM, and a debugger speaks on standard output. */
  @ParameterizedTest
  @CsvSource({
    "'-agentlib:jdwp=transport=dt_socket,server=y,address=5005', none",
    "-Xmx1g -Xrunjdwp:address=5005 -Dproxy=*, -Xmx1g -Dproxy=*"
  })
  void opensNoDebugger(String options, String kept) throws Exception {
    var ending = launcher.run(Map.of("JAVA_TOOL_OPTIONS", options), "list");

    assertThat(ending.said())
        .startsWith("lab: JAVA_TOOL_OPTIONS asks every JVM")
        .endsWith("<list>");
    assertThat(launcher.environmentOfJvm()).endsWith(" " + kept);
  }

  /** Whatever the locale, each path can be opened; the screen gets what it can show. */
  @ParameterizedTest
  @CsvSource({"C, ascii", "de_DE.ISO-8859-1, ascii", "de_DE.UTF-8, unicode", "C.utf8, unicode"})
  void spellsPathsInUtf8(String locale, String screen) throws Exception {
    var ending = launcher.run(Map.of("LC_ALL", locale), "list");

    assertThat(ending.said()).contains("<-Dlab.screen=" + screen + ">");
    assertThat(launcher.environmentOfJvm()).startsWith("C.UTF-8 ");
  }

  private void makeCaches() throws IOException {
    for (var cache : List.of("lab-21.jsa", "lab-24.jsa", "lab-25.aot", "lab-25.jsa")) {
      LauncherFixture.write(launcher.target().resolve(cache), "");
    }
  }
}
