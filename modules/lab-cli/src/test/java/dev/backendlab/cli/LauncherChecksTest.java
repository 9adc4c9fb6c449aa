package dev.backendlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the launcher has Maven build before the checks. */
class LauncherChecksTest {

  @TempDir private Path folder;
  private LauncherFixture launcher;

  @BeforeEach
  void makeAProject() throws IOException {
    launcher = new LauncherFixture(folder);
    LauncherFixture.write(launcher.project().resolve("modules/q12-jwt/pom.xml"), "");
  }

  @ParameterizedTest
  @CsvSource({
    "test --checks,           -Pchecks -fae -T2 clean package",
    "test --browser --checks, '-Pchecks,browser -fae -T2 clean package'",
    "test q12 --checks,       '-Pchecks -fae -pl modules/lab-cli,modules/q12-jwt -am clean package'"
  })
  void checksAreMadeInABuildOfTheirOwn(String words, String goals) throws Exception {
    launcher.maven("printf '%s' \"$*\" >\"$0.said\"");
    assertThat(launcher.said(words.split(" "))).contains("<dev.backendlab.cli.Lab><test>");
    assertThat(Path.of(launcher.tools(), "mvn.said")).hasContent("-B -DskipTests " + goals);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"test", "test --checks --help", "test -h --checks", "test --docker --checks"})
  void elseNothingIsBuiltThatIsBuilt(String words) throws Exception {
    launcher.maven("exit 1");
    assertThat(launcher.said(words.split(" "))).contains("<dev.backendlab.cli.Lab><test>");
  }

  @Test
  void whatTheyFindIsToldOnceAndWithoutNoise() throws Exception {
    launcher.maven(
        """
        cat <<END
        [INFO] Building lab-kit
        [WARNING] JAR will be empty
        [WARNING] COMPILATION WARNING :
        [WARNING] /a/One.java:[12,15] [rawtypes] found raw type: ArrayList
        [ERROR] COMPILATION ERROR :
        [ERROR] /a/Two.java:[8,4] [DeadException] Exception created but not thrown
        [ERROR] Failed to execute goal compile on project lab-kit: Compilation failure
        [ERROR] /a/Two.java:[8,4] [DeadException] Exception created but not thrown
        [ERROR] -> [Help 1]
        [ERROR] Failed to execute goal check on project lab-web: These had format violations:
        [ERROR]     src/main/java/a/Three.java
        [ERROR]         -final·class·Three
        [ERROR]
        [ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.
        END
        exit 1\
        """);
    var failure = launcher.run(Map.of(), "test", "--checks");
    assertThat(failure.status()).isEqualTo(3);
    assertThat(failure.said().lines())
        .startsWith(
            "lab: building anew, with the checks",
            "[WARNING] /a/One.java:[12,15] [rawtypes] found raw type: ArrayList",
            "[ERROR] /a/Two.java:[8,4] [DeadException] Exception created but not thrown",
            "[ERROR] Failed to execute goal check on project lab-web: These had format violations:",
            "[ERROR]     src/main/java/a/Three.java")
        .last()
        .asString()
        .startsWith("lab: the build failed; all that Maven said is in " + folder);
  }
}
