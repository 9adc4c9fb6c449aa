package dev.backendlab.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.kit.predict.Predictions;
import dev.backendlab.kit.question.FollowUp;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.question.ReadmeCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewTest {

  private static final String LIST =
      """
      <project>
        <modules>
          <module>lab-kit</module>
          <module>q09-sharding</module>
          <module>q12-jwt</module>
          <module>house-rules</module>
        </modules>
      </project>
      """;

  @TempDir private Path folder;
  private LabFixture lab;

  @BeforeEach
  void makeProject() throws IOException {
    lab = new LabFixture(folder);
    lab.write("modules/pom.xml", LIST);
    lab.write("modules/lab-redis/src/main/java/dev/backendlab/redis/package-info.java", "");
  }

  @Test
  void writesAModuleThatIsInTheForm() {
    assertThat(write("--services", "postgresql,redis", "--claims", "db-load,fast,static")).isZero();

    assertThat(lab.err()).isEmpty();
    assertThat(ReadmeCheck.defectsIn(module())).isEmpty();
    assertThat(Predictions.defectsIn(module())).isEmpty();
    var question = Question.in(module());
    assertThat(question.question()).isEqualTo("Why use caching (Redis, Memcached)?");
    assertThat(question.section()).isEqualTo("Databases & Caching");
    assertThat(question.services()).containsExactly("PostgreSQL", "Redis");
    assertThat(question.claims())
        .extracting(Question.ClaimSentence::id)
        .containsExactly("db-load", "fast", "static");
    assertThat(question.start()).containsValue("dev.backendlab.nearcache.NearCacheApplication");
  }

  @Test
  void needsNoService() {
    assertThat(write("--claims", "fast")).isZero();

    assertThat(Question.in(module()).services()).isEmpty();
    assertThat(module().resolve("pom.xml")).content().doesNotContain("<dependency>");
  }

  @Test
  void namesWhatAnApplicationNeedsForItsServices() {
    write("--services", "postgresql,redis,kafka", "--claims", "fast");

    assertThat(module().resolve("pom.xml"))
        .content()
        .contains("<artifactId>q10-near-cache</artifactId>")
        .containsSubsequence(
            "-jdbc</artifactId></dependency>",
            "<artifactId>postgresql</artifactId><scope>runtime</scope>",
            "-data-redis</artifactId></dependency>",
            "-kafka</artifactId></dependency>",
            "<artifactId>lab-postgresql</artifactId><scope>test</scope>",
            "<artifactId>lab-kafka</artifactId><scope>test</scope>")
        .hasLineCount(19);
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql", "redis", "kafka", "memcached"})
  void everyServiceIsAModuleOfTheLab(String service) {
    assertThat(write("--services", service, "--claims", "fast")).isZero();

    assertThat(Path.of("../lab-" + service + "/pom.xml")).exists();
  }

  @Test
  void everyFileIsFilledIn() throws IOException {
    write("--services", "postgresql,redis", "--claims", "db-load,fast");

    assertThat(files()).hasSize(8);
    for (var file : files()) {
      assertThat(file).content().doesNotContain("{{").endsWith("\n");
    }
  }

  @Test
  void listsTheModuleInTheOrderOfIds() throws IOException {
    write("--claims", "fast");

    assertThat(list())
        .isEqualTo(
            LIST.replace(
                "    <module>q12-jwt", "    <module>q10-near-cache</module>\n    <module>q12-jwt"));
  }

  @Test
  void aQuestionBehindAllOthersStandsBeforeTheRules() throws IOException {
    lab.write("modules/pom.xml", LIST.replace("    <module>q12-jwt</module>\n", ""));

    write("--claims", "fast");

    assertThat(list()).contains("<module>q10-near-cache</module>\n    <module>house-rules");
  }

  @Test
  void theReadmeTakesOverTheText() throws IOException {
    assertThat(lab.run("new", "q11", "fixture", "--claims", "holds")).isZero();

    var read = Question.in(lab.root().resolve("modules/q11-fixture"));
    assertThat(read.text(Question.IN_30_SECONDS)).isEqualTo("A fixture is what a test stands on.");
    assertThat(read.followUps()).extracting(FollowUp::question).contains("Is it made anew?");
    assertThat(read.text(Question.SOURCES)).contains("https://example.org/book");
    assertThat(read.text(Question.RUBRIC)).contains("TO WRITE");
    assertThat(Files.exists(lab.root().resolve("docs/questions/q11.md"))).isFalse();
    assertThat(lab.err()).contains("docs/questions/q11.md is in the README now");
  }

  @Test
  void saysWhatIsStillAStub() throws IOException {
    write("--claims", "db-load");

    assertThat(lab.run("new", "--check", "q10")).isEqualTo(1);
    assertThat(lab.out())
        .contains("README.md:8: still a stub. Write the sentence about db load.\n")
        .contains("NearCacheDemo.java:18: still a stub. Write what is so with it.\n")
        .contains("BrokenTwins.java:10: still a stub. Write the mistake.\n");
    assertThat(lab.err()).startsWith("Stubs of q10 still to be written: ");
  }

  @Test
  void saysThatNothingIsAStubAnyMore() {
    assertThat(lab.run("new", "--check", "q12")).isZero();

    assertThat(lab.err()).isEqualTo("Nothing of q12 is a stub any more.\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          q99 near-cache --claims fast                | There is no question 'q99': see ./lab list.
          q12 near-cache --claims fast                | q12 is taken: modules/pom.xml lists q12-jwt.
          q10 redis --claims fast                     | The package redis is that of lab-redis: choose another name.
          q10 jwt --claims fast                       | The package jwt is that of q12-jwt: choose another name.
          q10 Caching --claims fast                   | 'Caching' can't name a module and its package
          q10 near_cache --claims fast                | 'near_cache' can't name a module and its package
          q10 ../cache --claims fast                  | '../cache' can't name a module and its package
          q10 a12345678901234567890123456789012345678901 --claims a | can't name a module and its package
          q10 switch --claims fast                    | 'switch' is a word of Java's or Spring's: choose another.
          q10 spring --claims fast                    | 'spring' is a word of Java's or Spring's: choose another.
          q10 cache                                   | A question needs a claim to prove: name some
          q10 cache --claims Fast                     | 'Fast' can't name a claim
          q10 cache --claims fast,,slow               | '' can't name a claim
          q10 cache --claims fast,2-fast              | '2-fast' can't name a claim
          q10 cache --claims fast,near,fast           | The claim 'fast' is there twice: rename one.
          q10 cache --claims db-load,d-bload          | The claim 'd-bload' is there twice: rename one.
          q10 cache --claims fast --services postgres | The lab has the services postgresql, redis, kafka, memcached, not 'postgres': did you mean postgresql?
          q10 cache --claims fast --services wombat   | not 'wombat': name one of these.
          q10                                         | lab new needs NAME: see ./lab help new.
          --check q10                                 | q10 has no module yet: see ./lab help new.
          --check q12 jwt                             | --check looks at what is there: leave all but the question away.
          """)
  void refusesWithASentenceAndWritesNothing(String words, String sentence) throws IOException {
    var before = everything();

    assertThat(lab.run(("new " + words).split(" "))).isEqualTo(2);

    assertThat(lab.err()).contains(sentence).hasLineCount(1);
    assertThat(lab.out()).isEmpty();
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void refusesWhatIsListedWithoutAFolder() throws IOException {
    lab.write("modules/pom.xml", LIST.replace("q09-sharding", "q10-caching"));

    assertThat(write("--claims", "fast")).isEqualTo(2);
    assertThat(lab.err()).isEqualTo("q10 is taken: modules/pom.xml lists q10-caching.\n");
  }

  @Test
  void leavesAloneWhatIsThereAlready() throws IOException {
    lab.write("modules/q10-near-cache/notes.txt", "mine");
    var before = everything();

    assertThat(write("--claims", "fast")).isEqualTo(2);
    assertThat(lab.err()).isEqualTo("modules/q10-near-cache is there already: remove it.\n");
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void leavesNothingOfAModuleThatCouldNotBeListed() throws IOException {
    Files.delete(lab.root().resolve("modules/pom.xml"));
    lab.write("modules/pom.xml/a-folder", "which no file can replace");
    var before = everything();

    assertThat(write("--claims", "fast")).isEqualTo(3);
    assertThat(lab.err())
        .startsWith("modules/q10-near-cache can't be written (")
        .endsWith("): nothing is left of it.\n")
        .hasLineCount(1);
    assertThat(everything()).isEqualTo(before);
  }

  private int write(String... options) {
    var words = Stream.concat(Stream.of("new", "q10", "near-cache"), Stream.of(options));
    return lab.run(words.toArray(String[]::new));
  }

  private Path module() {
    return lab.root().resolve("modules/q10-near-cache");
  }

  private String list() throws IOException {
    return Files.readString(lab.root().resolve("modules/pom.xml"));
  }

  private Iterable<Path> files() throws IOException {
    try (var files = Files.walk(module())) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private String everything() throws IOException {
    try (var paths = Files.walk(lab.root())) {
      return paths.map(Path::toString).sorted().collect(joining("\n"));
    }
  }
}
