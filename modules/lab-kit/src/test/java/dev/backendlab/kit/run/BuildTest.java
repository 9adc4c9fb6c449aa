package dev.backendlab.kit.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.kit.question.Question;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BuildTest {

  private static final Instant BUILT = Instant.parse("2026-01-01T12:00:00Z");

  private static final String STAMP = "modules/q99-fixture/target/lab-built";
  private static final String NEW = "modules/q99-fixture/src/main/java/New.java";

  private static final String ROOT =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <properties>
          <java.version>21</java.version>
          <commonmark.version>0.28.0</commonmark.version>
        </properties>
        <dependencyManagement>
          <dependencies>
            <dependency>
              <groupId>org.commonmark</groupId>
              <artifactId>commonmark</artifactId>
              <version>${commonmark.version}</version>
            </dependency>
          </dependencies>
        </dependencyManagement>
        <build>
          <plugins>
            <plugin><artifactId>maven-jar-plugin</artifactId></plugin>
          </plugins>
        </build>
      </project>
      """;

  private static final String QUESTIONS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <properties>
          <bucket4j.version>8.19.0</bucket4j.version>
        </properties>
        <dependencyManagement>
          <dependencies>
            <dependency>
              <groupId>com.bucket4j</groupId>
              <artifactId>bucket4j_jdk17-core</artifactId>
              <version>${bucket4j.version}</version>
            </dependency>
          </dependencies>
        </dependencyManagement>
      </project>
      """;

  private Path root;
  private Question question;

  @BeforeAll
  void aQuestion(@TempDir Path folder) {
    root = folder;
    question = FixtureModule.in(root);
  }

  @BeforeEach
  void itIsBuilt() throws IOException {
    Files.deleteIfExists(root.resolve(NEW));
    write("pom.xml", ROOT);
    write("modules/lab-question/pom.xml", QUESTIONS);
    write(STAMP, ROOT + QUESTIONS);
    try (var files = Files.walk(root)) {
      for (var file : files.toList()) {
        Files.setLastModifiedTime(file, FileTime.from(BUILT));
      }
    }
    assertThat(isStale()).isFalse();
  }

  @Test
  void aParentThatIsNewerButTheSameChangesNothing() throws IOException {
    write("pom.xml", ROOT);
    write("modules/lab-question/pom.xml", QUESTIONS);

    assertThat(isStale()).isFalse();
  }

  @Test
  void aLibraryForOthersChangesNothing() throws IOException {
    var other =
        """
          <dependencies>
            <dependency>
              <groupId>org.example</groupId>
              <artifactId>other</artifactId>
              <version>${other.version}</version>
            </dependency>
        """;
    write(
        "modules/lab-question/pom.xml",
        QUESTIONS
            .replace("  <dependencies>\n", other)
            .replace("<properties>", "<properties><other.version>1</other.version>"));

    assertThat(isStale()).isFalse();
  }

  @Test
  void anotherVersionOfWhatItDoesNotUseChangesNothing() throws IOException {
    write("modules/lab-question/pom.xml", QUESTIONS.replace("8.19.0", "8.20.0"));

    assertThat(isStale()).isFalse();
  }

  @Test
  void layoutAndCommentsChangeNothing() throws IOException {
    write("pom.xml", ROOT.replace("  <build>", "\n  <!-- All of it. -->\n  <build>"));

    assertThat(isStale()).isFalse();
  }

  @Test
  void anotherVersionOfWhatItUsesMakesItStale() throws IOException {
    write("pom.xml", ROOT.replace("0.28.0", "0.29.0"));

    assertThat(isStale()).isTrue();
  }

  @Test
  void anotherPluginMakesItStale() throws IOException {
    write(
        "pom.xml",
        ROOT.replace("<plugins>", "<plugins><plugin><artifactId>new</artifactId></plugin>"));

    assertThat(isStale()).isTrue();
  }

  @Test
  void aPropertyThatNobodyNamesMakesItStale() throws IOException {
    write("pom.xml", ROOT.replace(">21<", ">25<"));

    assertThat(isStale()).isTrue();
  }

  @Test
  void aLibraryForAllQuestionsMakesItStale() throws IOException {
    write(
        "modules/lab-question/pom.xml",
        QUESTIONS.replace(
            "</project>",
            "<dependencies><dependency><artifactId>new</artifactId></dependency></dependencies>"
                + "</project>"));

    assertThat(isStale()).isTrue();
  }

  @Test
  void aParentThatIsHalfWrittenMakesItStale() throws IOException {
    write("pom.xml", ROOT.substring(0, ROOT.length() / 2));

    assertThat(isStale()).isTrue();
  }

  @Test
  void aBuildOfOldThatDoesNotKnowItsParentsIsStale() throws IOException {
    write(STAMP, "");

    assertThat(isStale()).isTrue();
  }

  @Test
  void aNewerSourceMakesItStaleAndOneOfAnotherModuleDoesNot() throws IOException {
    write("modules/q98-other/pom.xml", "<project/>");
    assertThat(isStale()).isFalse();

    write(NEW, "class New {}");
    assertThat(isStale()).isTrue();
  }

  /** The checkout was moved, or Maven's repository was emptied. */
  @Test
  void aJarThatIsGoneMakesItStale(@TempDir Path elsewhere) throws IOException {
    assertThat(isStaleWith(elsewhere.resolve("library.jar"))).isTrue();
  }

  @Test
  void aJarOfTheCheckoutThatThisIsACopyOfMakesItStale(@TempDir Path elsewhere) throws IOException {
    assertThat(isStaleWith(made(elsewhere, "modules/q99-fixture/target/q99-fixture.jar"))).isTrue();
  }

  @Test
  void aModuleOfAnotherProjectMayBeElsewhere(@TempDir Path elsewhere) throws IOException {
    assertThat(isStaleWith(made(elsewhere, "modules/lab-kit/target/lab-kit.jar"))).isFalse();
  }

  @Test
  void aSourceIsFromTheFutureOrNot() throws IOException {
    write(NEW, "class New {}");
    assertThat(new Build(root).fromTheFuture(question)).isEmpty();

    var late = FileTime.from(Instant.parse("2100-01-01T00:00:00Z"));
    Files.setLastModifiedTime(root.resolve(NEW), late);
    assertThat(new Build(root).fromTheFuture(question)).contains(root.resolve(NEW));
  }

  private static Path made(Path folder, String jar) throws IOException {
    var file = folder.resolve(jar);
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }

  /** With one more jar on its class path. */
  private boolean isStaleWith(Path jar) throws IOException {
    var classPath = question.folder().resolve("target/test-classpath.txt");
    var before = Files.readString(classPath);
    Files.writeString(classPath, before + File.pathSeparator + jar);
    try {
      return isStale();
    } finally {
      Files.writeString(classPath, before);
    }
  }

  private boolean isStale() {
    return new Build(root).isStale(question);
  }

  private void write(String file, String text) throws IOException {
    var path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
